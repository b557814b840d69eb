import { describe, expect, it } from 'vitest';
import { isDate, valueText } from './values';

describe('a value in words', () => {
  it.each([
    [true, 'Yes'],
    [false, 'No'],
    [null, '–'],
    [undefined, '–'],
    ['stressed', 'stressed'],
    ['2026-01-31', '31 Jan 2026'],
    ['2026-01-31T12:30:00Z', '31 Jan 2026, 12:30 UTC'],
    ['2026-01-31T12:30:00', '31 Jan 2026, 12:30 UTC'],
    ['2026-01-31T23:30:00+02:00', '31 Jan 2026, 21:30 UTC'],
    [{ a: [1] }, '{"a":[1]}'],
    [12345.6, '12,345.6'],
  ])('%j reads %s', (value, text) => {
    expect(valueText(value)).toBe(text);
  });

  it('is a date only when there is such a day', () => {
    expect(['2026-02-28', '2026-13-01', '2026', '20260131', '2026-1-1', 'v2026-01-01'].map(isDate)).toEqual([true, false, false, false, false, false]);
  });
});
