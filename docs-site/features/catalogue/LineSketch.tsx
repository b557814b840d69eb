import classes from './LineSketch.module.css';

const WIDTH = 300;
const HEIGHT = 84;
const EDGE = 3;

/** Lines without axes, on one scale: the shape of a result. It says nothing that the run's page does not say in words. */
export function LineSketch({ lines }: { lines: number[][] }) {
  const all = lines.flat();
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const place = (value: number) => HEIGHT - EDGE - ((value - low) / (high - low || 1)) * (HEIGHT - 2 * EDGE);
  const path = (line: number[]) => line.map((value, at) => `${at === 0 ? 'M' : 'L'}${((at / (line.length - 1)) * WIDTH).toFixed(1)} ${place(value).toFixed(1)}`).join('');
  return (
    <svg className={classes.sketch} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
      {lines.length === 1 && <path className={classes.area} d={`${path(lines[0]!)}V${HEIGHT}H0Z`} />}
      {lines.map((line, at) => (
        <path key={at} className={classes.line} data-series={at + 1} d={path(line)} />
      ))}
    </svg>
  );
}
