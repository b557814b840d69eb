import clsx from 'clsx';
import { duration } from '@/lib/format';
import { useNow } from '@/lib/useNow';
import { isTerminal } from '../live/liveState';
import type { RunSight } from '../live/runSight';
import classes from './Timeline.module.css';

/** A run's life as three bars: queued, running, done. */
export function Timeline({ sight, isCompact = false }: { sight: RunSight; isCompact?: boolean }) {
  const { status, run, clockOffset } = sight;
  const now = useNow(1000, !isTerminal(status)) + clockOffset;
  return (
    <ol className={clsx(classes.timeline, isCompact && classes.compact)} aria-label="Timeline">
      <Stage word="Queued" look={status === 'PENDING' ? 'waiting' : hasStarted(sight) ? 'done' : 'ended'} note={queuedNote(sight, now)} />
      <Stage word="Running" look={runningLook(sight)} note={runningNote(sight, now, !isCompact)} />
      <Stage word={endWord(status)} look={endLook(status)} note={run.finished_at && isTerminal(status) ? timeOfDay(run.finished_at) : '–'} />
    </ol>
  );
}

type Look = 'done' | 'moving' | 'waiting' | 'failed' | 'ended' | 'ahead';

function Stage({ word, look, note }: { word: string; look: Look; note: string }) {
  return (
    <li className={classes.stage} data-look={look}>
      <span className={classes.bar} aria-hidden />
      <span className={classes.word}>{word}</span> <span className={classes.note}>{note}</span>
    </li>
  );
}

function hasStarted({ status, run }: RunSight): boolean {
  return status === 'RUNNING' || (status !== 'PENDING' && run.started_at != null);
}

function queuedNote({ status, run }: RunSight, now: number): string {
  return status === 'PENDING' ? since(run.created_at, now) : duration(run.queue_seconds);
}

function runningLook(sight: RunSight): Look {
  if (sight.status === 'RUNNING') {
    return 'moving';
  }
  if (!hasStarted(sight)) {
    return 'ahead';
  }
  return sight.status === 'CANCELLED' ? 'ended' : 'done';
}

function runningNote(sight: RunSight, now: number, withWorker: boolean): string {
  const { run, status } = sight;
  if (!hasStarted(sight)) {
    return '–';
  }
  const time = status === 'RUNNING' ? since(run.started_at, now) : duration(run.run_seconds);
  return `${time}${withWorker && run.worker ? ` on ${run.worker}` : ''}`;
}

/** The time since a moment in whole seconds, as it ticks; a dash while the moment is not known. */
function since(moment: string | null, now: number): string {
  if (moment === null) {
    return '–';
  }
  const seconds = Math.max(0, Math.floor((now - Date.parse(moment)) / 1000));
  return seconds < 60 ? `${seconds} s` : duration(seconds);
}

function endWord(status: RunSight['status']): string {
  return status === 'FAILED' ? 'Failed' : status === 'CANCELLED' ? 'Cancelled' : 'Done';
}

function endLook(status: RunSight['status']): Look {
  return status === 'SUCCESS' ? 'done' : status === 'FAILED' ? 'failed' : status === 'CANCELLED' ? 'ended' : 'ahead';
}

function timeOfDay(moment: string): string {
  return new Date(moment).toLocaleTimeString(undefined, { timeStyle: 'medium' });
}
