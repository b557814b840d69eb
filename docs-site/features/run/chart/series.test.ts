import { describe, expect, it } from 'vitest';
import { parseOrdered } from '@/lib/orderedJson';
import { type ChartData, readSeries } from './series';

function chart(series: unknown): ChartData {
  const reading = readSeries(series);
  if (reading.kind !== 'chart') {
    throw new Error(`no chart but ${JSON.stringify(reading)}`);
  }
  return reading.chart;
}

describe('series', () => {
  it('may be one array of points', () => {
    expect(chart([{ x: 1, y: 2 }, { x: 2, y: 3 }])).toMatchObject({ xKind: 'number', xs: [1, 2], lines: [{ name: 'y', ys: [2, 3] }], points: 2, malformed: 0 });
  });

  it('with different x values share the union, and have no value where they have no point', () => {
    const { xs, lines } = chart({ A: [{ x: 1, y: 1 }, { x: 3, y: 3 }], B: [{ x: 2, y: 20 }] });
    expect(xs).toEqual([1, 2, 3]);
    expect(lines.map(line => line.ys)).toEqual([[1, undefined, 3], [undefined, 20, undefined]]);
  });

  it('have a gap where y is null or left out', () => {
    expect(chart([{ x: 1, y: 1 }, { x: 2, y: null }, { x: 3 }]).lines[0]!.ys).toEqual([1, null, null]);
  });

  it('are sorted by x, and keep several points at one x', () => {
    const { xs, lines } = chart({ A: [{ x: 2, y: 1 }, { x: 1, y: 5 }, { x: 2, y: 3 }], B: [{ x: 2, y: 9 }] });
    expect(xs).toEqual([1, 2, 2]);
    expect(lines.map(line => line.ys)).toEqual([[5, 1, 3], [undefined, 9, undefined]]);
  });

  it('have a time axis when every x is an ISO date', () => {
    const { xKind, xs, hasTimes } = chart([{ x: '1970-01-02', y: 1 }, { x: '1970-01-01', y: 2 }]);
    expect({ xKind, xs, hasTimes }).toEqual({ xKind: 'time', xs: [0, 86_400], hasTimes: false });
    expect(chart([{ x: '1970-01-01T00:01:00Z', y: 1 }])).toMatchObject({ xs: [60], hasTimes: true });
  });

  it('have categories in the order they appear when an x is another text', () => {
    expect(chart({ A: [{ x: 'North', y: 1 }, { x: 'East', y: 2 }], B: [{ x: 'East', y: 3 }, { x: 'South', y: 4 }] })).toMatchObject({
      xKind: 'category',
      categories: ['North', 'East', 'South'],
      xs: [0, 1, 2],
      lines: [{ ys: [1, 2, undefined] }, { ys: [undefined, 3, 4] }],
    });
    expect(chart([{ x: 1, y: 1 }, { x: '2026-01-01', y: 1 }]).xKind).toBe('category');
    expect(chart([{ x: 'a', y: 1 }, { x: 'b', y: null }, { x: 'c', y: 2 }])).toMatchObject({ categories: ['a', 'b', 'c'], lines: [{ ys: [1, null, 2] }] });
  });

  it('keep their axis of numbers when a gap stands at a text', () => {
    expect(chart([{ x: 1, y: 1 }, { x: 'two' }, { x: 3, y: null }])).toMatchObject({ xKind: 'number', xs: [1, 3], malformed: 1 });
  });

  it('leave out what is no point, and count it', () => {
    const { points, malformed } = chart([{ x: 1, y: 1 }, null, 7, { x: null, y: 1 }, { x: 2, y: 'high' }, { x: [1], y: 1 }, { y: 3 }]);
    expect({ points, malformed }).toEqual({ points: 1, malformed: 6 });
  });

  it('keep the order they were written in', () => {
    expect(chart(parseOrdered('{"Plan": [{"x": 1, "y": 1}], "2025": [{"x": 1, "y": 2}]}')).lines.map(line => line.name)).toEqual(['Plan', '2025']);
  });

  it('may be nothing', () => {
    expect([undefined, null, [], {}, { A: [] }].map(series => readSeries(series).kind)).toEqual(['none', 'none', 'none', 'none', 'none']);
  });

  it('of a wrong shape say why they are not drawn', () => {
    expect(readSeries('up')).toEqual({ kind: 'odd', reason: '"series" is neither an array of {x, y} nor an object of such arrays.' });
    expect(readSeries({ A: [{ x: 1, y: 1 }], B: { x: [1], y: [1] } })).toEqual({ kind: 'odd', reason: 'The series "B" is not an array of {x, y}.' });
    expect(readSeries([1, 2, 3])).toEqual({ kind: 'odd', reason: 'No point of "series" has an x and a number as its y.' });
    expect(readSeries([{ x: 1, y: null }]).kind).toBe('odd');
  });

  it('of 3 times 10,000 points are read in moments', () => {
    const points = (shift: number) => Array.from({ length: 10_000 }, (_, i) => ({ x: i + shift, y: i }));
    const { xs, lines } = chart({ A: points(0), B: points(0.5), C: points(0) });
    expect(xs).toHaveLength(20_000);
    expect(lines).toHaveLength(3);
  });
});
