import type { Schema } from '@/api/client';
import { readTrail, writeTrail } from '@/lib/paging';
import { first, type Query, readTimeRange, type TimeRange, timeParameters, writeTimeRange } from '@/lib/timeRange';
import { actionWords, kindWords } from './auditWords';

/** What is asked of the audit trail, as the address bar has it. */
export interface Question extends TimeRange {
  /** The name of the account that did it; null for all. */
  account: string | null;
  action: Schema<'Action'> | null;
  /** The kind of what it was done to; null for all. */
  kind: Schema<'SubjectKind'> | null;
  /** The name or number of what it was done to, where a kind is given; null for all of the kind. */
  subject: string | null;
  /** The cursors of the pages gone through, the present one last; empty on the first. */
  trail: string[];
}

/** Reads the address bar; what is not known there is left out. */
export function readQuestion(query: Query): Question {
  const action = first(query.action);
  const [kind = '', ...rest] = (first(query.subject) ?? '').split(':');
  const known = Object.hasOwn(kindWords, kind);
  return {
    account: first(query.account),
    action: action !== null && Object.hasOwn(actionWords, action) ? (action as Schema<'Action'>) : null,
    kind: known ? (kind as Schema<'SubjectKind'>) : null,
    subject: (known && rest.join(':')) || null,
    ...readTimeRange(query),
    trail: readTrail(query),
  };
}

/** The question as the address bar has it, without what is not asked. */
export function writeQuestion(question: Question): Record<string, string> {
  return { ...whatAndWho(question), ...writeTimeRange(question), ...writeTrail(question.trail) };
}

/** The filters as the API takes them. */
export function toFilters(question: Question, now: number) {
  return { ...whatAndWho(question), ...timeParameters(question, now) };
}

/** A page of the question as the API takes it. */
export function toParameters(question: Question, now: number) {
  const { trail } = question;
  return { ...toFilters(question, now), ...(trail.length > 0 && { cursor: trail.at(-1) }), limit: 50 };
}

/** Whether anything narrows the list. */
export function isNarrowed({ account, action, kind, span, from, to }: Question): boolean {
  return Boolean(account ?? action ?? kind ?? span ?? from ?? to);
}

function whatAndWho({ account, action, kind, subject }: Question) {
  return {
    ...(account && { account }),
    ...(action && { action }),
    ...(kind && { subject: subject ? `${kind}:${subject}` : kind }),
  };
}
