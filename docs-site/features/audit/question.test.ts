import { describe, expect, it } from 'vitest';
import { detailWords } from './auditWords';
import { isNarrowed, readQuestion, toFilters, toParameters, writeQuestion } from './question';

describe('the address bar', () => {
  it('gives back what was written to it', () => {
    const question = readQuestion({ account: 'ada', action: 'run.submitted', subject: 'token:of: two', time: '7d', page: '90,40' });

    expect(question).toMatchObject({ account: 'ada', action: 'run.submitted', kind: 'token', subject: 'of: two', trail: ['90', '40'] });
    expect(readQuestion(writeQuestion(question))).toEqual(question);
  });

  it('is read leniently: what is not known there is left out', () => {
    const question = readQuestion({ action: 'toString', subject: 'job:7', time: 'yesterday', page: 'x' });

    expect(writeQuestion(question)).toEqual({});
    expect(isNarrowed(question)).toBe(false);
  });
});

describe('the parameters of the call', () => {
  const now = Date.parse('2026-03-10T12:34:56Z');

  it('are those of a page, whose cursor is last in the trail', () => {
    expect(toParameters(readQuestion({ subject: 'run', page: '90,40' }), now)).toEqual({ subject: 'run', cursor: '40', limit: 50 });
  });

  it('are the filters alone for the file', () => {
    expect(toFilters(readQuestion({ subject: 'run:42', time: '1h', page: '90' }), now)).toEqual({ subject: 'run:42', since: '2026-03-10T11:34:00.000Z' });
  });
});

describe('details', () => {
  it('are told in words', () => {
    expect(detailWords({ from: 'viewer', to: 'admin' })).toBe('viewer → admin');
    expect(detailWords({ from: 'viewer', to: 'viewer' })).toBe('viewer as before');
    expect(detailWords({ commit: '0123456789', version: '2' })).toBe('commit 0123456, version 2');
    expect(detailWords({ accounts: 'ada, bob', groups: '', restricted: 'true' })).toBe('accounts ada, bob, for those named only');
    expect(detailWords({ cpu_seconds_per_day: '36000', runs_in_flight: 'none' })).toBe('CPU seconds a day 36,000, runs at a time none');
    expect(detailWords({})).toBe('');
  });
});
