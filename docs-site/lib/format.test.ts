import { describe, expect, it } from 'vitest';
import { ago, count, duration, number, share } from './format';

describe('duration', () => {
  it.each([
    [null, '–'],
    [0, '0 ms'],
    [0.0384, '38 ms'],
    [0.9996, '1.00 s'],
    [1.924, '1.92 s'],
    [12.34, '12.3 s'],
    [59.96, '1 m 0 s'],
    [184, '3 m 4 s'],
    [7500, '2 h 5 m'],
  ])('of %s seconds is %s', (seconds, words) => expect(duration(seconds)).toBe(words));
});

describe('numbers', () => {
  it('are grouped, with at most six significant digits', () => {
    expect([84904, 8.41271828, 0.0000123456789, 1234567.891].map(number)).toEqual(['84,904', '8.41272', '0.0000123457', '1,234,568']);
  });

  it('of things are shortened from ten thousand on', () => {
    expect([9999, 84904].map(count)).toEqual(['9,999', '84.9K']);
  });

  it('between 0 and 1 are per cents', () => {
    expect([0.998, 1, null].map(share)).toEqual(['99.8%', '100%', '–']);
  });
});

describe('ago', () => {
  it('grows coarser with the distance', () => {
    const now = Date.parse('2026-01-31T12:00:00Z');
    expect(['2026-01-31T11:59:50Z', '2026-01-31T11:56:00Z', '2026-01-31T08:30:00Z', '2026-01-29T12:00:00Z'].map(at => ago(at, now))).toEqual([
      'just now',
      '4 min ago',
      '4 h ago',
      '2 d ago',
    ]);
  });
});
