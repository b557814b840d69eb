import { describe, expect, it } from 'vitest';
import { type Field, fieldsOf, type Ranged, snap, stepOf, typeAndLimits } from './fields';

function field(declared: Parameters<typeof fieldsOf>[0][string]): Field {
  return fieldsOf({ key: declared })[0]!;
}

describe('a field', () => {
  it('is required exactly when it has no default, unless it says otherwise', () => {
    const fields = fieldsOf({
      a: { type: 'number' },
      b: { type: 'number', default: 0 },
      c: { type: 'boolean', default: false },
      d: { type: 'text', default: '' },
      e: { type: 'text', required: false },
      f: { type: 'number', default: 1, required: true },
    });
    expect(fields.map(({ required }) => required)).toEqual([true, false, false, false, false, true]);
  });

  it('is called by its key when it has no label', () => {
    expect(fieldsOf({ age: { type: 'number' }, rate: { type: 'number', label: 'Rate' } }).map(({ label }) => label)).toEqual(['age', 'Rate']);
  });

  it('offers plain values and values with a label, of any type', () => {
    const { options } = field({ type: 'select', options: ['a', 2, true, { value: 12, label: 'Monthly' }, { value: false }] });
    expect(options).toEqual([
      { value: 'a', label: 'a' },
      { value: 2, label: '2' },
      { value: true, label: 'true' },
      { value: 12, label: 'Monthly' },
      { value: false, label: 'false' },
    ]);
  });

  it.each([
    [{ type: 'number', min: 0, max: 1000 }, 'number · 0 to 1,000'],
    [{ type: 'number', min: -0.02, max: 0.15 }, 'number · -0.02 to 0.15'],
    [{ type: 'number', min: 1e-9 }, 'number · at least 1e-9'],
    [{ type: 'integer', max: 1234567 }, 'integer · at most 1,234,567'],
    [{ type: 'integer' }, 'integer'],
    [{ type: 'text', min: 2, max: 20 }, 'text · 2 to 20 characters'],
    [{ type: 'date', min: '2026-01-01' }, 'date · at least 2026-01-01'],
    [{ type: 'select', options: ['a', 'b'] }, 'one of 2'],
    [{ type: 'boolean' }, 'boolean'],
  ] as const)('of %j says its type and limits: %s', (declared, words) => {
    expect(typeAndLimits(field(declared as never))).toBe(words);
  });
});

describe('a slider', () => {
  it('goes by the given step, else by a power of ten in about a hundredth of its range', () => {
    const steps = [
      { type: 'number', min: 0, max: 1000 },
      { type: 'number', min: -0.02, max: 0.15 },
      { type: 'number', min: 0, max: 1 },
      { type: 'number', min: 0, max: 1, step: 0.25 },
      { type: 'integer', min: 1, max: 40 },
      { type: 'integer', min: 10, max: 10000 },
      { type: 'integer' },
    ].map(declared => stepOf(field(declared as never)));
    expect(steps).toEqual([10, 0.001, 0.01, 0.25, 1, 10, 1].map(step => expect.closeTo(step, 12)));
  });

  it('stops at round values, and reaches both ends', () => {
    const points = field({ type: 'integer', min: 15, max: 10_004 }) as Ranged;
    expect([15, 17, 26, 5004.4, 10_003, 20_000].map(value => snap(points, value))).toEqual([15, 20, 30, 5000, 10_000, 10_004]);
  });

  it('counts a given step from the least value', () => {
    const rate = field({ type: 'number', min: 0.05, max: 1, step: 0.1 }) as Ranged;
    expect([0.05, 0.11, 0.3000001, 1].map(value => snap(rate, value))).toEqual([0.05, 0.15, 0.35, 1]);
  });

  it('gives no digits that the step does not have', () => {
    const rate = field({ type: 'number', min: 0, max: 0.3, step: 0.001 }) as Ranged;
    expect(snap(rate, 0.1 + 0.2)).toBe(0.3);
    expect(snap(rate, 0.007000000000000001)).toBe(0.007);
  });
});
