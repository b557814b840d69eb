import classes from './Sparkline.module.css';

const WIDTH = 84;
const HEIGHT = 24;
/** Room for the line's own width at top and bottom. */
const EDGE = 2;

/** A row of numbers as a small line over its area, from 0 up; `label` says in words what it shows. */
export function Sparkline({ values, label }: { values: number[]; label: string }) {
  const points = places(values);
  const [first, last] = [points[0], points.at(-1)];
  return (
    <svg className={classes.line} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      {first && last && <path className={classes.area} d={`M${first[0]} ${HEIGHT}L${points.map(place => place.join(' ')).join('L')}L${last[0]} ${HEIGHT}Z`} />}
      <polyline className={classes.stroke} points={points.map(place => place.join(',')).join(' ')} />
    </svg>
  );
}

function places(values: number[]): [x: number, y: number][] {
  const highest = Math.max(1, ...values);
  const step = values.length > 1 ? WIDTH / (values.length - 1) : 0;
  return values.map((value, at) => [round(at * step), round(HEIGHT - EDGE - (value / highest) * (HEIGHT - 2 * EDGE))]);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
