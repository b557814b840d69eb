import type { Schema } from '@/api/client';
import type { RunStatus } from '@/components/StatusBadge';
import { isTerminal, type LiveState, type Progress } from './liveState';
import type { RunRow } from './runRow';

/** A run as it stands, of what the row says and what the socket has told since. */
export interface RunSight {
  run: Schema<'WholeRun'>;
  status: RunStatus;
  progress: Progress | null;
  result: unknown;
  /** About how many bytes of JSON the result has; null without a result. */
  resultBytes: number | null;
  error: Schema<'RunError'> | null;
  /** What to add to this machine's clock to have the server's, in milliseconds. */
  clockOffset: number;
}

/** Joins the two; an end that either tells is the end. */
export function sightOf({ run, bytes, clockOffset }: RunRow, live: LiveState): RunSight {
  const isLiveNewer = live.status !== null && !(isTerminal(run.status) && !isTerminal(live.status));
  const result = live.result ?? run.result ?? null;
  return {
    run,
    status: isLiveNewer ? live.status! : run.status,
    progress: isLiveNewer ? live.progress : run.progress,
    result,
    resultBytes: result === null ? null : (live.resultBytes ?? bytes),
    error: live.error ?? run.error ?? null,
    clockOffset,
  };
}
