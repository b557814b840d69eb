import { describe, expect, it } from 'vitest';
import type { Schema } from '@/api/client';
import { shownRunOf } from './latestRun';

const shown = (result: unknown) => shownRunOf({ result } as Schema<'WholeRun'>);

describe('what is shown of a run in small', () => {
  it('is the summary\'s first number before its first entry', () => {
    expect(shown({ summary: { Basis: 'stressed', Price: 98.2, Yield: 4.5 } })?.figure).toEqual({ label: 'Price', value: 98.2 });
    expect(shown({ summary: { Nothing: null, Basis: 'stressed' } })?.figure).toEqual({ label: 'Basis', value: 'stressed' });
  });

  it('is the line of a single series', () => {
    expect(shown({ series: [{ x: 0, y: 1 }, { x: 1, y: null }, { x: 2, y: 3 }] })?.lines).toEqual([[1, 3]]);
  });

  it('is at most three of named series, thinned, with their ends', () => {
    const line = Array.from({ length: 10_000 }, (_, x) => ({ x, y: x }));
    const lines = shown({ series: { a: line, b: line, c: line, d: line } })!.lines;
    expect(lines).toHaveLength(3);
    expect([lines[0]!.length, lines[0]![0], lines[0]!.at(-1)]).toEqual([120, 0, 9999]);
  });

  it.each([null, {}, { table: [{ a: 1 }] }, { summary: [], series: 'none' }, { series: [{ x: 0, y: 1 }] }])('is nothing of %j', result => {
    expect(shown(result)).toBeNull();
  });
});
