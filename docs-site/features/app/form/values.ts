import { decimalsOf, stepOf, type Field, type Inputs, type InputValue } from './fields';

/** What one control holds: the text as typed, a switch's state, or '' and null where nothing was given. */
export type Held = string | boolean | null;

/** What the form holds, by the fields' keys. */
export type Values = Readonly<Record<string, Held>>;

/** The form with each field's default. */
export function defaultValues(fields: Field[]): Values {
  return valuesOf(fields, {});
}

/** The form with `inputs`; fields that `inputs` leaves out have their defaults. */
export function valuesOf(fields: Field[], inputs: Readonly<Record<string, unknown>>): Values {
  return Object.fromEntries(
    fields.map(field => {
      const given = Object.hasOwn(inputs, field.key) ? held(field, inputs[field.key]) : undefined;
      return [field.key, given ?? held(field, field.default) ?? nothing(field)];
    }),
  );
}

/** A value as the field's control holds it; undefined when the control cannot hold it. */
function held(field: Field, value: unknown): Held | undefined {
  switch (field.type) {
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'select': {
      const index = field.options.findIndex(option => option.value === value);
      return index < 0 ? undefined : String(index);
    }
    default:
      return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  }
}

/** A switch that must be given is off from the start; one that may be left out is left out until it is touched. */
function nothing(field: Field): Held {
  return field.type === 'boolean' ? (field.required ? false : null) : '';
}

/** What of `inputs` the form cannot show: keys without a field, and values that their field no longer takes. */
export function unusable(fields: Field[], inputs: Readonly<Record<string, unknown>>): { gone: string[]; refused: string[] } {
  const byKey = new Map(fields.map(field => [field.key, field]));
  const keys = Object.keys(inputs);
  return {
    gone: keys.filter(key => !byKey.has(key)),
    refused: keys.filter(key => byKey.has(key) && held(byKey.get(key)!, inputs[key]) === undefined),
  };
}

/**
 * The inputs as they are sent. An empty field is left out: the server takes its default or says that it is missing. A
 * number that is none goes as the text that was typed, so that the server's sentence quotes it.
 */
export function inputsOf(fields: Field[], values: Values): Inputs {
  return Object.fromEntries(
    fields.flatMap((field): [string, InputValue][] => {
      const value = sent(field, values[field.key] ?? null);
      return value === null ? [] : [[field.key, value]];
    }),
  );
}

function sent(field: Field, value: Held): InputValue | null {
  if (value === null || value === '') {
    return null;
  }
  switch (field.type) {
    case 'number':
    case 'integer':
      return String(value).trim() === '' ? null : (parseNumber(String(value)) ?? String(value));
    case 'select':
      return field.options[Number(value)]?.value ?? null;
    default:
      return value;
  }
}

/** Reads a number as JSON and Python write it, 1e3 too; null for anything else, and for what no number can hold. */
export function parseNumber(text: string): number | null {
  const digits = text.trim();
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(digits)) {
    return null;
  }
  const value = Number(digits);
  const vanished = value === 0 && /[1-9]/.test(digits.split(/e/i)[0]!);
  return Number.isFinite(value) && !vanished ? value : null;
}

/** The text after an arrow key: one step further from what stands there, or from the default, within the limits. */
export function stepped(field: Field, text: string, direction: 1 | -1): string {
  const step = stepOf(field);
  const current = parseNumber(text) ?? Number(field.default ?? field.min ?? 0);
  const decimals = Math.max(decimalsOf(step), decimalsOf(current));
  const next = Number((current + direction * step).toFixed(Math.min(decimals, 20)));
  return String(Math.min(Number(field.max ?? Infinity), Math.max(Number(field.min ?? -Infinity), next)));
}

/** What the browser sees at once: a whole number that it would change without a word. By the field's key. */
export function inexact(fields: Field[], values: Values): Record<string, string> {
  return Object.fromEntries(
    fields
      .filter(field => field.type === 'integer')
      .flatMap(field => {
        const value = parseNumber(String(values[field.key]));
        return value !== null && Number.isInteger(value) && !Number.isSafeInteger(value)
          ? [[field.key, `${field.key} is too large for this form, which holds whole numbers up to ${Number.MAX_SAFE_INTEGER}; send it over the API.`]]
          : [];
      }),
  );
}
