import { describe, expect, it } from 'vitest';
import { partsOf } from './resultParts';

describe('a result', () => {
  it('shows its summary, chart and table, and the rest as JSON', () => {
    const parts = partsOf({ columns: ['A'], table: [{ a: 1 }], series: [{ x: 1, y: 1 }], summary: { s: 1 }, reference: 'r', nested: { a: 1 } });
    expect(parts.summary).toEqual({ s: 1 });
    expect(parts.chart!.points).toBe(1);
    expect(parts.table!.headings).toEqual(['A']);
    expect(parts.singles).toEqual([{ key: 'reference', value: 'r' }]);
    expect(parts.others).toEqual([{ key: 'nested', value: { a: 1 } }]);
  });

  it('shows as JSON, with a sentence, what has not the shape its name promises', () => {
    const { summary, chart, table, others } = partsOf({ summary: [1], series: 'up', table: 'none', columns: ['A'] });
    expect([summary, chart, table]).toEqual([null, null, null]);
    expect(others.map(({ key, note }) => [key, note])).toEqual([
      ['summary', 'Not shown as figures: "summary" is not an object of labels and values.'],
      ['series', 'Not drawn as a chart: "series" is neither an array of {x, y} nor an object of such arrays.'],
      ['table', 'Not shown as a table: "table" is not an array of rows.'],
      ['columns', undefined],
    ]);
  });

  it('shows nothing where there is nothing', () => {
    const nothing = { summary: null, chart: null, table: null, singles: [], others: [] };
    expect([null, 'x', {}, { summary: {}, series: [], table: [], columns: [] }].map(partsOf)).toEqual([nothing, nothing, nothing, nothing]);
  });
});
