import { soleNumber } from './numbers';

const isoDate = /^\d{4}-\d{2}-\d{2}$/;
const isoMoment = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** Whether a text is an ISO date, or an ISO date with a time, of a day that there is. */
export function isDate(text: string): boolean {
  return (isoDate.test(text) || isoMoment.test(text)) && !Number.isNaN(momentOf(text));
}

/** An ISO date or date-time in milliseconds since 1970; without a zone it is taken for UTC. */
export function momentOf(text: string): number {
  const iso = text.replace(' ', 'T');
  return Date.parse(isoDate.test(iso) || /(Z|[+-]\d{2}:?\d{2})$/.test(iso) ? iso : `${iso}Z`);
}

/** Any value of a result in words: numbers formatted, yes and no, dates written out, objects as JSON. */
export function valueText(value: unknown): string {
  switch (typeof value) {
    case 'number':
      return soleNumber(value);
    case 'boolean':
      return value ? 'Yes' : 'No';
    case 'string':
      return isDate(value) ? dateText(value) : value;
    case 'object':
      return value === null ? '–' : JSON.stringify(value);
    default:
      return '–';
  }
}

function dateText(text: string): string {
  const isDay = isoDate.test(text);
  const shown = new Date(momentOf(text)).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: isDay ? undefined : 'short', timeZone: 'UTC' });
  return isDay ? shown : `${shown} UTC`;
}
