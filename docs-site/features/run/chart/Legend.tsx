import { useMemo } from 'react';
import { inLook, lookOf, type NumberLook } from '../numbers';
import classes from './Chart.module.css';
import { xText } from './chartWords';
import { colourVariable, dashOf } from './colours';
import type { ChartData, Line } from './series';

/** The lines by name, each a button that shows or hides it, with its value at the cursor. */
export function Legend({ chart, isShown, onToggle, places }: {
  chart: ChartData;
  isShown: boolean[];
  onToggle: (line: number) => void;
  /** The cursor's place per line, counted from 1; empty when it is not on the chart. */
  places: (number | null)[];
}) {
  const at = places[0];
  const looks = useMemo(() => chart.lines.map(lookOfLine), [chart]);
  return (
    <div className={classes.legend}>
      <ul className={classes.keys} aria-label="Lines">
        {chart.lines.map(({ name, ys }, line) => {
          const place = places[line + 1];
          const y = place == null ? undefined : ys[place];
          return (
            <li key={name}>
              <button type="button" className={classes.key} aria-pressed={isShown[line]} onClick={() => onToggle(line)} title={isShown[line] ? `Hide ${name}` : `Show ${name}`}>
                <svg width="18" height="8" aria-hidden>
                  <line x1="1" x2="17" y1="4" y2="4" strokeWidth="2.5" strokeLinecap="round" stroke={`var(${colourVariable(line)})`} strokeDasharray={dashOf(line).join(' ')} />
                </svg>
                <span className={classes.name}>{name}</span>
                {isShown[line] && y != null && <span className={classes.y}>{inLook(y, looks[line]!)}</span>}
              </button>
            </li>
          );
        })}
      </ul>
      <span className={classes.x} aria-hidden>
        {at == null ? '' : `x ${xText(chart, chart.xs[at]!)}`}
      </span>
    </div>
  );
}

/** How a line's values are written while the cursor moves: with the same number of decimals, so that nothing jumps. */
function lookOfLine({ ys }: Line): NumberLook {
  return lookOf(ys.slice(0, 5_000).filter(y => typeof y === 'number'));
}
