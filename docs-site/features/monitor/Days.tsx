import { Tooltip, VisuallyHidden } from '@mantine/core';
import type { Schema } from '@/api/client';
import { number } from '@/lib/format';
import { statusWords } from '@/lib/statusWords';
import classes from './Days.module.css';
import { niceCeiling } from './niceCeiling';

/** Runs a day as bars: success, failed, and the rest (cancelled or under way), stacked. */
export function Days({ days }: { days: Schema<'Day'>[] }) {
  const top = niceCeiling(Math.max(...days.map(({ total }) => total), 1));
  return (
    <figure className={classes.figure}>
      <div className={classes.legend} aria-hidden>
        <span data-part="succeeded">{statusWords.SUCCESS}</span>
        <span data-part="failed">{statusWords.FAILED}</span>
        <span data-part="rest">Cancelled or under way</span>
      </div>
      <div className={classes.chart} aria-hidden>
        <div className={classes.scale}>
          <span>{number(top)}</span>
          <span>{number(top / 2)}</span>
          <span>0</span>
        </div>
        <div className={classes.bars}>
          {days.map(day => (
            <Bar key={day.day} day={day} top={top} />
          ))}
        </div>
      </div>
      <div className={classes.axis} aria-hidden>
        <span>{short(days[0]?.day)}</span>
        <span>{short(days[Math.floor(days.length / 2)]?.day)}</span>
        <span>{short(days.at(-1)?.day)}</span>
      </div>
      <VisuallyHidden>
        <table>
          <caption>Runs a day</caption>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Runs</th>
              <th scope="col">{statusWords.SUCCESS}</th>
              <th scope="col">{statusWords.FAILED}</th>
              <th scope="col">{statusWords.CANCELLED}</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, total, succeeded, failed, cancelled }) => (
              <tr key={day}>
                <th scope="row">{day}</th>
                <td>{total}</td>
                <td>{succeeded}</td>
                <td>{failed}</td>
                <td>{cancelled}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </figure>
  );
}

function Bar({ day, top }: { day: Schema<'Day'>; top: number }) {
  const rest = day.total - day.succeeded - day.failed;
  const height = (part: number) => ({ height: `${(part / top) * 100}%` });
  return (
    <Tooltip label={`${short(day.day)}: runs ${number(day.total)}, success ${number(day.succeeded)}, failed ${number(day.failed)}`} openDelay={0}>
      <div className={classes.bar}>
        <div data-part="rest" style={height(rest)} />
        <div data-part="failed" style={height(day.failed)} />
        <div data-part="succeeded" style={height(day.succeeded)} />
      </div>
    </Tooltip>
  );
}

function short(day: string | undefined): string {
  return day ? new Date(`${day}T00:00:00Z`).toLocaleDateString('en', { day: 'numeric', month: 'short', timeZone: 'UTC' }) : '';
}
