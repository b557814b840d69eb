import { inLook, lookOf, type NumberLook } from '../numbers';
import { isDate, momentOf, valueText } from '../values';
import type { ResultTable } from './resultTable';

/** One column of a table: its heading, how its cells are written and how they are ordered. */
export interface Column {
  heading: string;
  index: number;
  isNumeric: boolean;
  /** Null without numbers. */
  look: NumberLook | null;
}

/** The columns of a table, each with one look for all its cells. */
export function columnsOf({ headings, rows }: ResultTable): Column[] {
  return headings.map((heading, index) => {
    const present = rows.map(row => row[index]).filter(cell => cell != null);
    const numbers = present.filter(cell => typeof cell === 'number');
    return {
      heading,
      index,
      isNumeric: numbers.length > 0 && numbers.length === present.length,
      look: numbers.length > 0 ? lookOf(numbers) : null,
    };
  });
}

/** A cell in words; a dash for null, nothing where the row has no value. */
export function cellText(cell: unknown, { look }: Column): string {
  if (cell === undefined) {
    return '';
  }
  return typeof cell === 'number' && look ? inLook(cell, look) : valueText(cell);
}

/** Rows in the order of one column: numbers before texts, nulls last whichever way round. Equal rows keep their order. */
export function sorted(rows: unknown[][], { index }: Column, direction: 'asc' | 'desc'): unknown[][] {
  const sign = direction === 'asc' ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [left, right] = [a[index], b[index]];
    if (left == null || right == null) {
      return Number(left == null) - Number(right == null);
    }
    return sign * compare(left, right);
  });
}

const texts = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function compare(a: unknown, b: unknown): number {
  const [left, right] = [orderOf(a), orderOf(b)];
  if (typeof left === 'number' && typeof right === 'number') {
    return left - right;
  }
  if (typeof left === 'string' && typeof right === 'string') {
    return texts.compare(left, right);
  }
  return typeof left === 'number' ? -1 : 1;
}

function orderOf(value: unknown): number | string {
  if (typeof value === 'number' || typeof value === 'boolean') {
    return Number(value);
  }
  if (typeof value === 'string') {
    return isDate(value) ? momentOf(value) : value;
  }
  return JSON.stringify(value);
}
