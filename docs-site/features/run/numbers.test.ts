import { describe, expect, it } from 'vitest';
import { inLook, lookOf, soleNumber } from './numbers';

describe('a number that stands alone', () => {
  it.each([
    [2026, '2026'],
    [200_000, '200,000'],
    [-1234567, '-1,234,567'],
    [8.41274999, '8.41275'],
    [1417.09, '1,417.09'],
    [1234567.891, '1,234,568'],
    [0.00271, '0.00271'],
    [0.00000271, '2.71e-6'],
    [6.02214076e23, '6.0221e23'],
    [0, '0'],
  ])('%d reads %s', (value, text) => {
    expect(soleNumber(value)).toBe(text);
  });
});

describe('the numbers of a column', () => {
  const column = (...values: number[]) => values.map(value => inLook(value, lookOf(values)));

  it('have the same number of decimals', () => {
    expect(column(8.4, 22.17, 7)).toEqual(['8.40', '22.17', '7.00']);
  });

  it('are not grouped when they may be years', () => {
    expect(column(1999, 2026)).toEqual(['1999', '2026']);
    expect(column(833, 200_000)).toEqual(['833', '200,000']);
  });

  it('have about six digits of the largest', () => {
    expect(column(0.00594389, 0.98656789)).toEqual(['0.005944', '0.986568']);
    expect(column(123.4567891, 1)).toEqual(['123.457', '1.000']);
  });

  it('keep cents of large amounts', () => {
    expect(column(1234567.891, 12.5)).toEqual(['1,234,567.89', '12.50']);
  });

  it('never show as zero what is not', () => {
    expect(column(1e-9, 1000.5)).toEqual(['1e-9', '1,000.50']);
    expect(column(0, 1.25e-9)).toEqual(['0.000000', '1.25e-9']);
  });
});
