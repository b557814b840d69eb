import { describe, expect, it } from 'vitest';
import { readQuestion, toParameters, writeQuestion } from './question';

describe('the address bar', () => {
  it('gives back what was written to it', () => {
    const question = readQuestion({ app: 'bond', status: ['FAILED', 'SUCCESS'], time: '7d', where: ['inputs.age>50', 'summary.Life expectancy<=30'], page: '90,40' });

    expect(readQuestion(writeQuestion(question))).toEqual(question);
    expect(question.trail).toEqual(['90', '40']);
  });

  it('is read leniently: what is not known there is left out', () => {
    const question = readQuestion({ status: 'DONE', time: 'yesterday', from: '2026-13-45', page: 'x,1', app: '' });

    expect(writeQuestion(question)).toEqual({ page: '1' });
  });

  it('takes several statuses in one, with commas', () => {
    expect(readQuestion({ status: 'PENDING,RUNNING' }).statuses).toEqual(['PENDING', 'RUNNING']);
  });
});

describe('the parameters of the call', () => {
  const now = Date.parse('2026-03-10T12:34:56Z');

  it('count a span back from the minute, so that asking again within it is the same question', () => {
    expect(toParameters(readQuestion({ time: '24h' }), now)).toEqual({ since: '2026-03-09T12:34:00.000Z', limit: 25 });
  });

  it('include the last day', () => {
    const { since, until } = toParameters(readQuestion({ from: '2026-03-01', to: '2026-03-01' }), now);

    expect(Date.parse(until!) - Date.parse(since!)).toBe(24 * 3_600_000);
  });

  it('ask for the page whose cursor is last in the trail', () => {
    expect(toParameters(readQuestion({ page: '90,40' }), now).cursor).toBe('40');
  });
});
