const numbers = new Intl.NumberFormat('en', { maximumSignificantDigits: 6 });
const whole = new Intl.NumberFormat('en');
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const percents = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });

/** A number as a person reads it: grouped, at most six significant digits unless it is whole. */
export function number(value: number): string {
  return Number.isInteger(value) ? whole.format(value) : Math.abs(value) >= 100_000 ? whole.format(Math.round(value)) : numbers.format(value);
}

/** A count, shortened from 10,000 on: 84,904 is 84.9K. */
export function count(value: number): string {
  return value < 10_000 ? whole.format(value) : compact.format(value);
}

/** A share from 0 to 1 as per cent; a dash for null. */
export function share(value: number | null | undefined): string {
  return value == null ? '–' : percents.format(value);
}

/** A duration in seconds: 38 ms, 1.92 s, 3 m 4 s, 2 h 5 m; a dash for null. */
export function duration(seconds: number | null | undefined): string {
  if (seconds == null) {
    return '–';
  }
  if (seconds < 0.9995) {
    return `${Math.max(0, Math.round(seconds * 1000))} ms`;
  }
  if (seconds < 59.95) {
    return `${seconds < 10 ? seconds.toFixed(2) : seconds.toFixed(1)} s`;
  }
  const total = Math.round(seconds);
  const [h, m, s] = [Math.floor(total / 3600), Math.floor((total % 3600) / 60), total % 60];
  return h > 0 ? `${h} h ${m} m` : `${m} m ${s} s`;
}

/** How long ago a moment was, in words: just now, 4 min ago, 3 h ago, else its date. */
export function ago(moment: string, now: number): string {
  const seconds = (now - Date.parse(moment)) / 1000;
  if (seconds < 45) {
    return 'just now';
  }
  if (seconds < 3600) {
    return `${Math.round(seconds / 60)} min ago`;
  }
  if (seconds < 86_400) {
    return `${Math.round(seconds / 3600)} h ago`;
  }
  return seconds < 7 * 86_400 ? `${Math.round(seconds / 86_400)} d ago` : dateOnly(moment);
}

/** A moment's date and time in the reader's zone. */
export function dateTime(moment: string): string {
  return new Date(moment).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
}

function dateOnly(moment: string): string {
  return new Date(moment).toLocaleDateString(undefined, { dateStyle: 'medium' });
}

/** A commit, as short as Git prints it. */
export function shortCommit(commit: string): string {
  return commit.slice(0, 7);
}
