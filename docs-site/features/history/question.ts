import type { Schema } from '@/api/client';
import { readTrail, writeTrail } from '@/lib/paging';
import { first, type Query, readTimeRange, type TimeRange, timeParameters, writeTimeRange } from '@/lib/timeRange';

/** What is asked about the runs of the past, as the address bar has it. */
export interface Question extends TimeRange {
  /** An app's function_name; null for all. */
  app: string | null;
  statuses: Schema<'RunStatus'>[];
  /** Conditions as the API takes them, such as `inputs.age>50`. */
  where: string[];
  /** The cursors of the pages gone through, the present one last; empty on the first. */
  trail: string[];
}

/** All statuses, in the order of a run's life. */
export const statuses: Schema<'RunStatus'>[] = ['PENDING', 'RUNNING', 'SUCCESS', 'FAILED', 'CANCELLED'];

/** Reads the address bar; what is not known there is left out. */
export function readQuestion(query: Query): Question {
  return {
    app: first(query.app),
    statuses: all(query.status).flatMap(text => text.split(',')).filter(isStatus),
    ...readTimeRange(query),
    where: all(query.where).filter(Boolean),
    trail: readTrail(query),
  };
}

/** The question as the address bar has it, without what is not asked. */
export function writeQuestion(question: Question): Record<string, string | string[]> {
  const { app, statuses, where, trail } = question;
  return {
    ...(app && { app }),
    ...(statuses.length > 0 && { status: statuses }),
    ...writeTimeRange(question),
    ...(where.length > 0 && { where }),
    ...writeTrail(trail),
  };
}

/** The question as the API takes it. Spans count from `now`, cut to the minute, so that asking again is the same question. */
export function toParameters(question: Question, now: number) {
  const { app, statuses, where, trail } = question;
  return {
    ...(app && { app }),
    ...(statuses.length > 0 && { status: statuses }),
    ...timeParameters(question, now),
    ...(where.length > 0 && { where }),
    ...(trail.length > 0 && { cursor: trail.at(-1) }),
    limit: 25,
  };
}

/** Whether anything narrows the list. */
export function isNarrowed({ app, statuses, span, from, to, where }: Question): boolean {
  return Boolean(app ?? span ?? from ?? to) || statuses.length > 0 || where.length > 0;
}

function isStatus(text: string): text is Schema<'RunStatus'> {
  return (statuses as string[]).includes(text);
}

function all(value: string | string[] | undefined): string[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
