import { api, type Schema } from '@/api/client';

/** A finished run with what can be shown of it in small. */
export interface ShownRun {
  run: Schema<'WholeRun'>;
  /** The summary's first number, else its first entry; null without a summary. */
  figure: { label: string; value: unknown } | null;
  /** The y values of at most three series, thinned. */
  lines: number[][];
}

/** How many of the latest runs are looked at for one that shows something. */
const RUNS_LOOKED_AT = 4;
/** Larger answers are left alone: a result may have 16 MiB. */
const MOST_BYTES = 2 * 1024 * 1024;
const MOST_LINES = 3;
const MOST_POINTS = 120;

/** Of the latest successful runs the first with a line to show, else the first with a figure; null when there is none. */
export async function loadLatestRun(signal: AbortSignal): Promise<ShownRun | null> {
  const { data: runs = [] } = await api.GET('/api/runs', { params: { query: { status: ['SUCCESS'], limit: RUNS_LOOKED_AT } }, signal });
  let plain: ShownRun | null = null;
  for (const { run_id } of runs) {
    const run = await loadSmallRun(run_id, signal);
    const shown = run && shownRunOf(run);
    if (shown && shown.lines.length > 0) {
      return shown;
    }
    plain ??= shown;
  }
  return plain;
}

/** What can be shown of a run in small; null when it has neither a summary nor a series. */
export function shownRunOf(run: Schema<'WholeRun'>): ShownRun | null {
  const result = objectOf(run.result);
  const figure = figureOf(objectOf(result.summary));
  const lines = linesOf(result.series);
  return figure || lines.length > 0 ? { run, figure, lines } : null;
}

function figureOf(summary: Record<string, unknown>): ShownRun['figure'] {
  const entries = Object.entries(summary).filter(([, value]) => value !== null && typeof value !== 'object');
  const [label, value] = entries.find(([, each]) => typeof each === 'number') ?? entries[0] ?? [];
  return label === undefined ? null : { label, value };
}

function linesOf(series: unknown): number[][] {
  const all = Array.isArray(series) ? [series] : Object.values(objectOf(series));
  return all
    .filter(Array.isArray)
    .slice(0, MOST_LINES)
    .map(points => thinned(points.map(point => objectOf(point).y).filter(y => typeof y === 'number')))
    .filter(line => line.length > 1);
}

/** At most MOST_POINTS of the values, the first and the last among them. */
function thinned(values: number[]): number[] {
  const step = Math.max(1, (values.length - 1) / (MOST_POINTS - 1));
  const length = Math.min(values.length, MOST_POINTS);
  return Array.from({ length }, (_, at) => values[Math.round(at * step)]!);
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** A run with its result; null when the answer is larger than MOST_BYTES, the rest of which is then not fetched. */
async function loadSmallRun(runId: number, signal: AbortSignal): Promise<Schema<'WholeRun'> | null> {
  const { data } = await api.GET('/api/runs/{id}', { params: { path: { id: runId } }, parseAs: 'stream', signal });
  const text = data ? await textOf(data, MOST_BYTES) : null;
  return text === null ? null : (JSON.parse(text) as Schema<'WholeRun'>);
}

async function textOf(stream: ReadableStream<Uint8Array>, mostBytes: number): Promise<string | null> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let bytes = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) {
      return text + decoder.decode();
    }
    bytes += value.length;
    if (bytes > mostBytes) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}
