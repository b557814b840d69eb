import type { Schema } from '@/api/client';
import { duration, number } from '@/lib/format';

type Limits = Schema<'Limits'>;

/** The limits, in the order in which they are shown. */
export const limitNames: { key: keyof Limits; label: string }[] = [
  { key: 'runs_in_flight', label: 'Runs at a time' },
  { key: 'runs_per_hour', label: 'Runs an hour' },
  { key: 'cpu_seconds_per_day', label: 'CPU seconds a day' },
];

/** Whether anything is limited. */
export function limitsAnything(limits: Limits): boolean {
  return limitNames.some(({ key }) => limits[key] != null);
}

/** A limit as a person reads it; a dash for none. */
export function limitText(limits: Limits, key: keyof Limits): string {
  const value = limits[key];
  return value == null ? '–' : number(value);
}

/** What is used of a limit: 3 of 100, or 3 where there is none. */
export function usedOf(used: number, most: number | null | undefined, text: (value: number) => string = number): string {
  return most == null ? text(used) : `${text(used)} of ${text(most)}`;
}

/** CPU time: 0 s, 38 ms, 1.92 s, 2 h 5 m. */
export function cpuTime(seconds: number): string {
  return seconds === 0 ? '0 s' : duration(seconds);
}
