import { describe, expect, it } from 'vitest';
import { inputRows } from './inputRows';

describe('the inputs of a run', () => {
  it('have labels and units, in the order of the form', () => {
    const rows = inputRows(
      { basis: 'stressed', compound: true, amount: 12000, start: '2026-01-01' },
      {
        amount: { type: 'number', label: 'Amount', unit: ' EUR' },
        basis: { type: 'select', label: 'Basis', options: ['best', { value: 'stressed', label: 'Stressed (99.5 %)' }] },
        compound: { type: 'boolean' },
        start: { type: 'date', label: 'Start' },
      },
    );
    expect(rows).toEqual([
      { key: 'amount', label: 'Amount', text: '12,000 EUR' },
      { key: 'basis', label: 'Basis', text: 'Stressed (99.5 %)' },
      { key: 'compound', label: 'compound', text: 'Yes' },
      { key: 'start', label: 'Start', text: '1 Jan 2026' },
    ]);
  });

  it('are shown by key when the app no longer has them', () => {
    expect(inputRows({ old: 1, note: '', none: null }, {})).toEqual([
      { key: 'old', label: 'old', text: '1' },
      { key: 'note', label: 'note', text: '–' },
      { key: 'none', label: 'none', text: '–' },
    ]);
    expect(inputRows({ a: 1 }, undefined)).toHaveLength(1);
  });
});
