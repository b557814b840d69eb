/** A stretch of time to look at, as the address bar has it. */
export interface TimeRange {
  /** A span back from now, such as 24h; null for all time or when `from` or `to` is given. */
  span: Span | null;
  /** Days in the reader's zone, YYYY-MM-DD, both included. */
  from: string | null;
  to: string | null;
}

/** Spans back from now, in hours. */
export const spans = { '1h': 1, '24h': 24, '7d': 168, '30d': 720 } as const;

export type Span = keyof typeof spans;

/** The query of an address, as the router has it. */
export type Query = Partial<Record<string, string | string[]>>;

/** Reads the address bar; what is not known there is left out. */
export function readTimeRange(query: Query): TimeRange {
  const span = first(query.time);
  return {
    span: span !== null && span in spans ? (span as Span) : null,
    from: day(first(query.from)),
    to: day(first(query.to)),
  };
}

/** The range as the address bar has it, without what is open. */
export function writeTimeRange({ span, from, to }: TimeRange): Record<string, string> {
  return { ...(span && { time: span }), ...(from && { from }), ...(to && { to }) };
}

/** The range as the API takes it. Spans count from `now`, cut to the minute, so that asking again is the same question. */
export function timeParameters({ span, from, to }: TimeRange, now: number): { since?: string; until?: string } {
  const minute = Math.floor(now / 60_000) * 60_000;
  return {
    ...(span && { since: new Date(minute - spans[span] * 3_600_000).toISOString() }),
    ...(from && { since: new Date(`${from}T00:00:00`).toISOString() }),
    ...(to && { until: dayAfter(to).toISOString() }),
  };
}

/** The first value of a parameter; null when there is none. */
export function first(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) || null;
}

/** The day it is in the reader's zone. */
export function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

function dayAfter(day: string): Date {
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + 1);
  return date;
}

function day(text: string | null): string | null {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}
