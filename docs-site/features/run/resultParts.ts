import { keysOf } from '@/lib/orderedJson';
import { type ChartData, readSeries } from './chart/series';
import { type ResultTable, tableOf } from './table/resultTable';

/** What a result shows, each part null where there is none. */
export interface ResultParts {
  summary: object | null;
  chart: ChartData | null;
  table: ResultTable | null;
  /** Keys of the author's own with a single value. */
  singles: { key: string; value: unknown }[];
  /** Other keys of the author's own, and those whose value has not the shape its name promises, with the reason. */
  others: { key: string; value: unknown; note?: string }[];
}

const nothing: ResultParts = { summary: null, chart: null, table: null, singles: [], others: [] };

/** Sorts a result into what it shows. Anything at all may stand in a result; what does not fit is shown as JSON. */
export function partsOf(result: unknown): ResultParts {
  if (typeof result !== 'object' || result === null) {
    return nothing;
  }
  if (Array.isArray(result)) {
    return { ...nothing, others: [{ key: 'result', value: result }] };
  }
  const { summary, series, table, columns } = result as Record<string, unknown>;
  const hasSummary = isFigures(summary);
  const reading = readSeries(series);
  const made = tableOf(table, columns);
  const singles: ResultParts['singles'] = [];
  const others: ResultParts['others'] = [];
  for (const key of keysOf(result)) {
    const value = (result as Record<string, unknown>)[key];
    if (key === 'summary') {
      others.push(...(hasSummary || isNothing(value) ? [] : [{ key, value, note: 'Not shown as figures: "summary" is not an object of labels and values.' }]));
    } else if (key === 'series') {
      others.push(...(reading.kind === 'odd' ? [{ key, value, note: `Not drawn as a chart: ${reading.reason}` }] : []));
    } else if (key === 'table') {
      others.push(...(made || isNothing(value) ? [] : [{ key, value, note: 'Not shown as a table: "table" is not an array of rows.' }]));
    } else if (key !== 'columns' || !(made || isNothing(table))) {
      (isSingle(value) ? singles : others).push({ key, value });
    }
  }
  return { summary: hasSummary ? (summary as object) : null, chart: reading.kind === 'chart' ? reading.chart : null, table: made, singles, others };
}

function isFigures(summary: unknown): boolean {
  return typeof summary === 'object' && summary !== null && !Array.isArray(summary) && Object.keys(summary).length > 0;
}

function isSingle(value: unknown): boolean {
  return typeof value !== 'object' && String(value).length <= 200;
}

function isNothing(value: unknown): boolean {
  return value == null || (typeof value === 'object' && Object.keys(value).length === 0);
}

/** Whether a result has rows or points, which a file of rows needs. */
export function hasRows(result: unknown): boolean {
  const { table, series } = (result ?? {}) as Record<string, unknown>;
  return !isNothing(table) || !isNothing(series);
}
