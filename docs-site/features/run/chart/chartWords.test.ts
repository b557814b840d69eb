import { describe, expect, it } from 'vitest';
import { axisTexts, chartDescription, timeTexts, xText } from './chartWords';
import { type ChartData, readSeries } from './series';

const chartOf = (series: unknown) => (readSeries(series) as { chart: ChartData }).chart;

describe('a chart in words', () => {
  it('tells names, ranges and numbers of points', () => {
    const chart = chartOf({ Low: [{ x: 2025, y: 1.5 }, { x: 2026, y: -2 }], High: [{ x: 2026, y: 12_000 }] });
    expect(chartDescription(chart)).toBe('Line chart, x from 2025 to 2026. Low: 2 points, from -2 to 1.5; High: 1 points, from 12,000 to 12,000.');
  });

  it('names dates in UTC and categories', () => {
    expect(xText(chartOf([{ x: '2026-01-31', y: 1 }]), Date.UTC(2026, 0, 31) / 1000)).toBe('31 Jan 2026');
    expect(xText(chartOf([{ x: 'North', y: 1 }]), 0)).toBe('North');
  });

  it('labels an axis without the noise of binary fractions', () => {
    expect(axisTexts([0, 0.1, 0.2, 0.30000000000000004])).toEqual(['0.0', '0.1', '0.2', '0.3']);
    expect(axisTexts([2000, 2010])).toEqual(['2000', '2010']);
  });

  it('labels a time axis as coarse as its steps, with the date where it changes', () => {
    const at = (iso: string) => Date.parse(iso) / 1000;
    expect(timeTexts([at('2025-01-01'), at('2026-01-01')], 365 * 86_400)).toEqual(['2025', '2026']);
    expect(timeTexts([at('2025-12-31'), at('2026-01-01'), at('2026-01-02')], 86_400)).toEqual(['31 Dec 2025', '1 Jan 2026', '2 Jan']);
    expect(timeTexts([at('2026-01-01T23:00Z'), at('2026-01-01T23:30Z'), at('2026-01-02T00:00Z')], 1800)).toEqual(['1 Jan 23:00', '23:30', '2 Jan 00:00']);
  });
});
