import { keysOf } from '@/lib/orderedJson';
import { isDate, momentOf } from '../values';

/** What a result's `series` makes: a chart, nothing, or something that cannot be drawn, with the reason. */
export type SeriesReading = { kind: 'none' } | { kind: 'odd'; reason: string } | { kind: 'chart'; chart: ChartData };

/** What the x axis counts: numbers, moments in seconds since 1970, or positions in `categories`. */
export type XKind = 'number' | 'time' | 'category';

/** Lines that share their x values. */
export interface ChartData {
  xKind: XKind;
  /** Ascending; a value stands more than once where one series has it more than once. */
  xs: number[];
  categories: string[];
  /** Whether a time axis has times of day. */
  hasTimes: boolean;
  lines: Line[];
  points: number;
  /** How many points were left out, since they were no `{x, y}`. */
  malformed: number;
}

/** One series: a value per x; null for a gap, undefined where this series has no such x. */
export interface Line {
  name: string;
  ys: (number | null | undefined)[];
}

interface Point {
  x: number | string;
  y: number | null;
}

/** Reads `series`: an array of `{x, y}`, or an object of such arrays by name. */
export function readSeries(series: unknown): SeriesReading {
  if (series == null) {
    return { kind: 'none' };
  }
  if (typeof series !== 'object') {
    return odd('"series" is neither an array of {x, y} nor an object of such arrays.');
  }
  const named: [string, unknown][] = Array.isArray(series) ? [['y', series]] : keysOf(series).map(name => [name, (series as Record<string, unknown>)[name]]);
  if (named.every(([, points]) => Array.isArray(points) && points.length === 0)) {
    return { kind: 'none' };
  }
  const stray = named.find(([, points]) => !Array.isArray(points));
  if (stray) {
    return odd(`The series "${stray[0]}" is not an array of {x, y}.`);
  }
  return chartOf(named as [string, unknown[]][]);
}

function odd(reason: string): SeriesReading {
  return { kind: 'odd', reason };
}

function chartOf(named: [string, unknown[]][]): SeriesReading {
  let malformed = 0;
  const read = named.map(([name, items]) => ({ name, points: items.map(pointOf).filter(point => point !== null), count: items.length }));
  const values = read.flatMap(({ points }) => points.filter(({ y }) => y !== null));
  if (values.length === 0) {
    return odd('No point of "series" has an x and a number as its y.');
  }
  const axis = xAxisOf(values, read.flatMap(({ points }) => points));
  const placed = read.map(({ name, points, count }) => {
    // A gap says nothing of the axis, so it may stand where there is no place for it.
    const fitting = points.map(({ x, y }) => [axis.position(x), y] as const).filter(([x]) => Number.isFinite(x));
    malformed += count - fitting.length;
    return { name, points: fitting.sort((a, b) => a[0] - b[0]) };
  });
  const points = placed.reduce((sum, line) => sum + line.points.length, 0);
  return { kind: 'chart', chart: { xKind: axis.kind, categories: axis.categories, hasTimes: axis.hasTimes, ...aligned(placed), points, malformed } };
}

function pointOf(item: unknown): Point | null {
  if (typeof item !== 'object' || item === null) {
    return null;
  }
  const { x, y = null } = item as { x?: unknown; y?: unknown };
  const isX = typeof x === 'string' || (typeof x === 'number' && Number.isFinite(x));
  const isY = y === null || (typeof y === 'number' && Number.isFinite(y));
  return isX && isY ? { x, y } : null;
}

interface XAxis {
  kind: XKind;
  categories: string[];
  hasTimes: boolean;
  /** Where an x stands; NaN for one that has no place. */
  position(x: number | string): number;
}

/** The axis that all points with a value have a place on; of categories, those of gaps too. */
function xAxisOf(values: Point[], all: Point[]): XAxis {
  if (values.every(({ x }) => typeof x === 'number')) {
    return { kind: 'number', categories: [], hasTimes: false, position: x => (typeof x === 'number' ? x : NaN) };
  }
  if (values.every(({ x }) => typeof x === 'string' && isDate(x))) {
    return { kind: 'time', categories: [], hasTimes: values.some(({ x }) => String(x).length > 10), position: x => (isDate(String(x)) ? momentOf(String(x)) / 1000 : NaN) };
  }
  const places = new Map<string, number>();
  for (const { x } of all) {
    if (!places.has(String(x))) {
      places.set(String(x), places.size);
    }
  }
  return { kind: 'category', categories: [...places.keys()], hasTimes: false, position: x => places.get(String(x)) ?? NaN };
}

/** All series, each sorted by x, over the union of their x values; the n-th point at an x goes to the n-th place of that x. */
function aligned(placed: { name: string; points: (readonly [number, number | null])[] }[]): Pick<ChartData, 'xs' | 'lines'> {
  const times = new Map<number, number>();
  for (const { points } of placed) {
    eachWithTurn(points, (x, turn) => times.set(x, Math.max(times.get(x) ?? 0, turn + 1)));
  }
  const xs: number[] = [];
  const firstPlace = new Map<number, number>();
  for (const x of [...times.keys()].sort((a, b) => a - b)) {
    firstPlace.set(x, xs.length);
    for (let n = times.get(x)!; n > 0; n--) {
      xs.push(x);
    }
  }
  const lines = placed.map(({ name, points }) => {
    const ys = new Array<number | null | undefined>(xs.length).fill(undefined);
    eachWithTurn(points, (x, turn, y) => (ys[firstPlace.get(x)! + turn] = y));
    return { name, ys };
  });
  return { xs, lines };
}

/** Visits sorted points with a count of how many before had the same x. */
function eachWithTurn(points: (readonly [number, number | null])[], visit: (x: number, turn: number, y: number | null) => void): void {
  let turn = 0;
  points.forEach(([x, y], i) => {
    turn = i > 0 && points[i - 1]![0] === x ? turn + 1 : 0;
    visit(x, turn, y);
  });
}
