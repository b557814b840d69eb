import { Progress } from '@mantine/core';
import type { Progress as Told } from '../live/liveState';
import { percentOf } from './percent';
import classes from './Standing.module.css';

/** How far a run says it is; moving without a measure when it says nothing. */
export function ProgressCard({ progress }: { progress: Told | null }) {
  const percent = progress ? percentOf(progress.fraction) : null;
  return (
    <div className={classes.card}>
      <div className={classes.line}>
        <span className={classes.message}>{progress?.message || 'The function is running'}</span>
        {percent !== null && <span className={classes.percent}>{percent} %</span>}
      </div>
      {percent === null ? (
        <div className={classes.unmeasured} role="progressbar" aria-label="Progress, not measured" />
      ) : (
        <Progress.Root size={6} radius={3}>
          <Progress.Section value={percent} striped animated color="iris" aria-label="Progress" />
        </Progress.Root>
      )}
    </div>
  );
}
