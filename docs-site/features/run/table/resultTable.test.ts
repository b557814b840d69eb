import { describe, expect, it } from 'vitest';
import { parseOrdered } from '@/lib/orderedJson';
import { tableOf } from './resultTable';

describe('the table of a result', () => {
  it('has headings by position, whatever the keys are called', () => {
    expect(tableOf([{ age: 45, q: 0.01 }], ['Age', 'Mortality q'])).toEqual({ headings: ['Age', 'Mortality q'], rows: [[45, 0.01]] });
  });

  it('goes on with the keys where there are fewer headings', () => {
    expect(tableOf([{ age: 45, q: 0.01, l: 3 }], ['Age'])!.headings).toEqual(['Age', 'q', 'l']);
    expect(tableOf([{ age: 45 }], undefined)!.headings).toEqual(['age']);
  });

  it('keeps a heading that no row has a value for', () => {
    expect(tableOf([{ a: 1 }], ['A', 'B'])).toEqual({ headings: ['A', 'B'], rows: [[1, undefined]] });
  });

  it('collects the keys of all rows in the order they appear', () => {
    expect(tableOf([{ a: 1 }, { b: 2, a: null }], [])).toEqual({ headings: ['a', 'b'], rows: [[1, undefined], [null, 2]] });
  });

  it('takes rows that are arrays, and numbers their columns', () => {
    expect(tableOf([[1, 2, 3], [4]], ['A'])).toEqual({
      headings: ['A', 'Column 2', 'Column 3'],
      rows: [[1, 2, 3], [4, undefined, undefined]],
    });
  });

  it('keeps years in the place they were written in', () => {
    const table = parseOrdered('[{"region": "North", "2026": 7, "2025": 8}]');
    expect(tableOf(table, ['Region', 'Plan', 'Actual'])).toEqual({ headings: ['Region', 'Plan', 'Actual'], rows: [['North', 7, 8]] });
  });

  it('does not take what every object has for a value', () => {
    expect(tableOf([{ constructor: 1 }, { a: 2 }], [])!.rows).toEqual([[1, undefined], [undefined, 2]]);
  });

  it('makes no table of anything else', () => {
    expect([tableOf(undefined, []), tableOf([], ['A']), tableOf('x', []), tableOf([1, 2], []), tableOf({ a: [1] }, [])]).toEqual([null, null, null, null, null]);
  });
});
