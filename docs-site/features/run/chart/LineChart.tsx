import 'uplot/dist/uPlot.min.css';

import { useEffect, useImperativeHandle, useRef, type Ref } from 'react';
import uPlot from 'uplot';
import { type ChartEvents, chartOptions } from './chartOptions';
import { type ChartColours, coloursAt, onColourScheme } from './colours';
import classes from './Chart.module.css';
import type { ChartData } from './series';

/** What may be done to a chart from around it. */
export interface ChartHandle {
  resetZoom(): void;
  show(line: number, isShown: boolean): void;
  /** The canvas as it stands, and its colours. */
  picture(): { canvas: HTMLCanvasElement; colours: ChartColours };
}

/** Draws lines with uPlot; drag to zoom, double-click to see everything again. */
export function LineChart({ chart, height, description, events, handle }: {
  chart: ChartData;
  height: number;
  description: string;
  events: ChartEvents;
  handle: Ref<ChartHandle>;
}) {
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const colours = useRef<ChartColours | null>(null);

  useEffect(() => {
    const element = box.current!;
    colours.current = coloursAt(element);
    const current = new uPlot(chartOptions(chart, { width: element.clientWidth, height }, () => colours.current!, events), [chart.xs, ...chart.lines.map(line => line.ys)], element);
    plot.current = current;
    const sizes = new ResizeObserver(() => current.setSize({ width: element.clientWidth, height }));
    sizes.observe(element);
    const stopScheme = onColourScheme(() => {
      colours.current = coloursAt(element);
      current.redraw(false);
    });
    return () => {
      sizes.disconnect();
      stopScheme();
      current.destroy();
      plot.current = null;
    };
  }, [chart, height, events]);

  useImperativeHandle(handle, () => ({
    resetZoom: () => plot.current?.setData(plot.current.data, true),
    show: (line, isShown) => plot.current?.setSeries(line + 1, { show: isShown }),
    picture: () => ({ canvas: plot.current!.ctx.canvas, colours: colours.current! }),
  }));

  return <div ref={box} className={classes.plot} role="img" aria-label={description} style={{ minHeight: height }} />;
}
