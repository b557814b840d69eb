import type { Schema } from '@/api/client';

/** What is asked about the runs of the past, as the address bar has it. */
export interface Question {
  /** An app's function_name; null for all. */
  app: string | null;
  statuses: Schema<'RunStatus'>[];
  /** A span back from now, such as 24h; null for all time or when `from` or `to` is given. */
  span: Span | null;
  /** Days in the reader's zone, YYYY-MM-DD, both included. */
  from: string | null;
  to: string | null;
  /** Conditions as the API takes them, such as `inputs.age>50`. */
  where: string[];
  /** The cursors of the pages gone through, the present one last; empty on the first. */
  trail: string[];
}

/** Spans back from now, in hours. */
export const spans = { '1h': 1, '24h': 24, '7d': 168, '30d': 720 } as const;

export type Span = keyof typeof spans;

/** All statuses, in the order of a run's life. */
export const statuses: Schema<'RunStatus'>[] = ['PENDING', 'RUNNING', 'SUCCESS', 'FAILED', 'CANCELLED'];

type Query = Partial<Record<string, string | string[]>>;

/** Reads the address bar; what is not known there is left out. */
export function readQuestion(query: Query): Question {
  const span = first(query.time);
  return {
    app: first(query.app),
    statuses: all(query.status).flatMap(text => text.split(',')).filter(isStatus),
    span: span !== null && span in spans ? (span as Span) : null,
    from: day(first(query.from)),
    to: day(first(query.to)),
    where: all(query.where).filter(Boolean),
    trail: (first(query.page) ?? '').split(',').filter(cursor => /^\d+$/.test(cursor)),
  };
}

/** The question as the address bar has it, without what is not asked. */
export function writeQuestion(question: Question): Record<string, string | string[]> {
  const { app, statuses, span, from, to, where, trail } = question;
  return {
    ...(app && { app }),
    ...(statuses.length > 0 && { status: statuses }),
    ...(span && { time: span }),
    ...(from && { from }),
    ...(to && { to }),
    ...(where.length > 0 && { where }),
    ...(trail.length > 0 && { page: trail.join(',') }),
  };
}

/** The question as the API takes it. Spans count from `now`, cut to the minute, so that asking again is the same question. */
export function toParameters(question: Question, now: number) {
  const { app, statuses, span, from, to, where, trail } = question;
  const minute = Math.floor(now / 60_000) * 60_000;
  return {
    ...(app && { app }),
    ...(statuses.length > 0 && { status: statuses }),
    ...(span && { since: new Date(minute - spans[span] * 3_600_000).toISOString() }),
    ...(from && { since: new Date(`${from}T00:00:00`).toISOString() }),
    ...(to && { until: dayAfter(to).toISOString() }),
    ...(where.length > 0 && { where }),
    ...(trail.length > 0 && { cursor: trail.at(-1) }),
    limit: 25,
  };
}

/** Whether anything narrows the list. */
export function isNarrowed({ app, statuses, span, from, to, where }: Question): boolean {
  return Boolean(app ?? span ?? from ?? to) || statuses.length > 0 || where.length > 0;
}

/** The cursor of the next page, from a Link header (RFC 8288); null on the last page. */
export function nextCursor(link: string | null): string | null {
  const next = /<([^>]*)>\s*;[^,]*rel="?next"?/.exec(link ?? '')?.[1];
  return next ? new URL(next, 'http://localhost').searchParams.get('cursor') : null;
}

function dayAfter(day: string): Date {
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + 1);
  return date;
}

function day(text: string | null): string | null {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}

function isStatus(text: string): text is Schema<'RunStatus'> {
  return (statuses as string[]).includes(text);
}

function first(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) || null;
}

function all(value: string | string[] | undefined): string[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
