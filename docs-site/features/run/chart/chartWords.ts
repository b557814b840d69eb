import { inLook, lookOf, soleNumber } from '../numbers';
import type { ChartData } from './series';

/** An x value in words: a number, a date in UTC, or its category. */
export function xText(chart: ChartData, x: number): string {
  switch (chart.xKind) {
    case 'number':
      return soleNumber(x);
    case 'category':
      return chart.categories[x] ?? '';
    case 'time':
      return new Date(x * 1000).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: chart.hasTimes ? 'short' : undefined, timeZone: 'UTC' });
  }
}

/** The labels of an axis, all with the same number of decimals. */
export function axisTexts(splits: (number | null)[]): string[] {
  const look = lookOf(splits.filter(split => split !== null).map(split => Number(split.toPrecision(12))));
  return splits.map(split => (split === null ? '' : inLook(Number(split.toPrecision(12)), look)));
}

const day = 86_400;

/** The labels of a time axis in UTC: as coarse as its steps, which are in seconds, with the date where it changes. */
export function timeTexts(splits: number[], step: number): string[] {
  const text = (seconds: number, parts: Intl.DateTimeFormatOptions) => new Date(seconds * 1000).toLocaleString('en-GB', { ...parts, timeZone: 'UTC' });
  if (step >= 365 * day) {
    return splits.map(split => text(split, { year: 'numeric' }));
  }
  if (step >= 28 * day) {
    return splits.map(split => text(split, { month: 'short', year: 'numeric' }));
  }
  const coarse: Intl.DateTimeFormatOptions = step >= day ? { year: 'numeric' } : { day: 'numeric', month: 'short' };
  const fine: Intl.DateTimeFormatOptions = step >= day ? { day: 'numeric', month: 'short' } : { hour: '2-digit', minute: '2-digit', ...(step < 60 && { second: '2-digit' }) };
  return splits.map((split, i) => {
    const isSame = i > 0 && text(splits[i - 1]!, coarse) === text(split, coarse);
    return isSame ? text(split, fine) : step >= day ? text(split, { ...fine, ...coarse }) : `${text(split, coarse)} ${text(split, fine)}`;
  });
}

/** What a line chart shows, for who cannot see it: the lines' names, ranges and numbers of points. */
export function chartDescription(chart: ChartData): string {
  const lines = chart.lines.slice(0, 12).map(({ name, ys }) => {
    const numbers = ys.filter(y => typeof y === 'number');
    if (numbers.length === 0) {
      return `${name}: no values`;
    }
    const [low, high] = extent(numbers);
    return `${name}: ${numbers.length.toLocaleString('en')} points, from ${soleNumber(low)} to ${soleNumber(high)}`;
  });
  const more = chart.lines.length > 12 ? `; and ${chart.lines.length - 12} more lines` : '';
  const across = `x from ${xText(chart, chart.xs[0]!)} to ${xText(chart, chart.xs.at(-1)!)}`;
  return `Line chart, ${across}. ${lines.join('; ')}${more}.`;
}

function extent(numbers: number[]): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const number of numbers) {
    low = Math.min(low, number);
    high = Math.max(high, number);
  }
  return [low, high];
}
