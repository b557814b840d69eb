import { keysOf } from '@/lib/orderedJson';

/** A result's table as rows and columns, by the rules of the exports. A cell without a value is undefined. */
export interface ResultTable {
  headings: string[];
  rows: unknown[][];
}

/**
 * The table of a result: headings are `columns` by position, and where they are fewer than the rows' keys, the keys
 * themselves go on. Rows may be objects, whose keys' order is the columns' order, or arrays. Null when `table` makes no
 * table.
 */
export function tableOf(table: unknown, columns: unknown): ResultTable | null {
  if (!Array.isArray(table) || table.length === 0 || !table.every(isRow)) {
    return null;
  }
  const keys = new Set<string>();
  let widest = 0;
  for (const row of table) {
    if (Array.isArray(row)) {
      widest = Math.max(widest, row.length);
    } else {
      keysOf(row).forEach(key => keys.add(key));
    }
  }
  const order = [...keys];
  const headings = headingsOf(Array.isArray(columns) ? columns : [], order, widest);
  return { headings, rows: table.map(row => cellsOf(row, order, headings.length)) };
}

function isRow(row: unknown): row is object {
  return typeof row === 'object' && row !== null;
}

function headingsOf(columns: unknown[], keys: string[], widest: number): string[] {
  const count = Math.max(keys.length, widest, columns.length);
  return Array.from({ length: count }, (_, i) => {
    if (i < columns.length) {
      return headingText(columns[i]);
    }
    return keys[i] ?? `Column ${i + 1}`;
  });
}

function headingText(heading: unknown): string {
  return typeof heading === 'object' ? '' : String(heading);
}

function cellsOf(row: object, order: string[], count: number): unknown[] {
  if (Array.isArray(row)) {
    return Array.from({ length: count }, (_, i) => row[i]);
  }
  return Array.from({ length: count }, (_, i) => (i < order.length && Object.hasOwn(row, order[i]!) ? (row as Record<string, unknown>)[order[i]!] : undefined));
}
