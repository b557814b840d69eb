import uPlot from 'uplot';
import { linesAtFirst } from './chartLimits';
import { axisTexts, timeTexts } from './chartWords';
import { type ChartColours, dashOf, lineColours } from './colours';
import type { ChartData, Line } from './series';

/** Steps between labels where there is nothing between two whole numbers. */
const wholeSteps = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500].flatMap(step => [step, step * 1000, step * 1e6, step * 1e9, step * 1e12]).sort((a, b) => a - b);

/** What the chart tells the page around it. */
export interface ChartEvents {
  /** The place of the cursor in each line; null where it is on none. */
  onCursor(places: (number | null)[]): void;
  onZoom(isZoomed: boolean): void;
}

/** How uPlot draws a chart. Colours are asked for at each drawing, so that a new colour scheme needs a redraw only. */
export function chartOptions(chart: ChartData, size: { width: number; height: number }, colours: () => ChartColours, events: ChartEvents): uPlot.Options {
  return {
    ...size,
    tzDate: seconds => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
    padding: [12, 14, 4, 4],
    legend: { show: false },
    scales: { x: { time: chart.xKind === 'time', ...(chart.xKind === 'category' && { range: categoryRange }) } },
    axes: [xAxis(chart, colours), { ...axisLook(colours), size: yAxisSize, values: (_, splits) => axisTexts(splits) }],
    series: [{}, ...chart.lines.map((line, i) => lineLook(line, i, colours))],
    cursor: {
      y: false,
      drag: { x: true, y: false, dist: 6 },
      points: { size: 8, width: 2, stroke: (u, i) => colours().lines[(i - 1) % lineColours]!, fill: () => colours().surface },
    },
    hooks: {
      setCursor: [u => events.onCursor(u.cursor.left! < 0 ? [] : (u.cursor.idxs ?? []))],
      setScale: [(u, key) => key === 'x' && events.onZoom(isZoomed(u))],
    },
  };
}

function isZoomed(u: uPlot): boolean {
  const xs = u.data[0];
  const { min, max } = u.scales.x!;
  return min != null && max != null && (min > xs[0]! || max < xs[xs.length - 1]!);
}

function lineLook({ ys }: Line, i: number, colours: () => ChartColours): uPlot.Series {
  const isShort = ys.filter(y => typeof y === 'number').length <= 30;
  return {
    show: i < linesAtFirst,
    stroke: () => colours().lines[i % lineColours]!,
    width: 1.75,
    dash: dashOf(i),
    points: { show: true, size: 5, stroke: () => colours().lines[i % lineColours]!, fill: () => colours().surface, filter: isShort ? undefined : lonePoints },
  };
}

/** The points between two gaps, which no line would show. Where a line has no point at all there is no gap. */
function lonePoints(u: uPlot, seriesIndex: number): number[] {
  const ys = u.data[seriesIndex]!;
  const lone: number[] = [];
  let run: number[] = [];
  for (let i = 0; i <= ys.length; i++) {
    const y = i === ys.length ? null : ys[i];
    if (y === null) {
      if (run.length === 1) {
        lone.push(run[0]!);
      }
      run = [];
    } else if (y !== undefined && run.length < 2) {
      run.push(i);
    }
  }
  return lone;
}

function xAxis({ xKind, xs, categories }: ChartData, colours: () => ChartColours): uPlot.Axis {
  const look = { ...axisLook(colours), grid: { show: false }, size: 34 };
  switch (xKind) {
    case 'number':
      return { ...look, space: 70, ...(xs.every(Number.isInteger) && { incrs: wholeSteps }), values: (_, splits) => axisTexts(splits) };
    case 'time':
      return { ...look, space: 100, values: (_, splits, _axis, _space, step) => timeTexts(splits, step) };
    case 'category':
      return { ...look, space: 90, incrs: wholeSteps, values: (_, splits) => splits.map(split => shortened(categories[split] ?? '')) };
  }
}

function shortened(text: string): string {
  return text.length > 14 ? `${text.slice(0, 13)}…` : text;
}

/** Half a place of room on both sides, so that the first and last category stand within. */
function categoryRange(_: uPlot, min: number, max: number): [number, number] {
  return [min - 0.5, max + 0.5];
}

function axisLook(colours: () => ChartColours): uPlot.Axis {
  return {
    stroke: () => colours().dimmed,
    font: `12px ${getComputedStyle(document.body).fontFamily}`,
    grid: { stroke: () => colours().grid, width: 1 },
    ticks: { show: false },
    gap: 8,
  };
}

/** As wide as the longest label. */
function yAxisSize(u: uPlot, labels: string[] | null): number {
  const longest = Math.max(...(labels ?? []).map(label => label.length), 2);
  return Math.min(24 + longest * 7.2, 120);
}
