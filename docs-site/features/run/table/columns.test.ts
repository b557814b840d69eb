import { describe, expect, it } from 'vitest';
import { cellText, columnsOf, sorted } from './columns';

function columnOf(...cells: unknown[]) {
  const rows = cells.map(cell => [cell]);
  const column = columnsOf({ headings: ['A'], rows })[0]!;
  return { column, rows, texts: cells.map(cell => cellText(cell, column)) };
}

describe('a column', () => {
  it('is numeric when all that stands in it is', () => {
    expect(columnOf(1, null, undefined, 2.5).column.isNumeric).toBe(true);
    expect(columnOf(1, 'x').column.isNumeric).toBe(false);
    expect(columnOf(null).column.isNumeric).toBe(false);
  });

  it('writes its cells in words', () => {
    expect(columnOf(1.5, 2, null, undefined).texts).toEqual(['1.5', '2.0', '–', '']);
    expect(columnOf(true, 'x', { a: 1 }, [1]).texts).toEqual(['Yes', 'x', '{"a":1}', '[1]']);
  });
});

describe('sorting by a column', () => {
  const order = (direction: 'asc' | 'desc', ...cells: unknown[]) => {
    const { column, rows } = columnOf(...cells);
    return sorted(rows, column, direction).map(row => row[0]);
  };

  it('puts numbers in their order, nulls last either way', () => {
    expect(order('asc', 10, null, 9, undefined, -1)).toEqual([-1, 9, 10, null, undefined]);
    expect(order('desc', 10, null, 9, undefined, -1)).toEqual([10, 9, -1, null, undefined]);
  });

  it('puts texts in their order, numbers within them by size', () => {
    expect(order('asc', 'run 10', 'Run 9', 'apple')).toEqual(['apple', 'Run 9', 'run 10']);
  });

  it('puts dates by the moment they name', () => {
    expect(order('asc', '2026-01-01T12:00:00+05:00', '2026-01-01T08:00:00Z')).toEqual(['2026-01-01T12:00:00+05:00', '2026-01-01T08:00:00Z']);
  });

  it('has one order for mixed cells', () => {
    expect(order('asc', 'b', 2, { a: 1 }, 1)).toEqual([1, 2, { a: 1 }, 'b']);
  });
});
