import type { RunStatus } from '@/components/StatusBadge';
import { statusWords } from '@/lib/statusWords';
import type { Connection } from './live/liveState';
import type { RunSight } from './live/runSight';
import { percentOf } from './standing/percent';

const sentences: Record<RunStatus, string> = {
  PENDING: 'is waiting for a worker',
  RUNNING: 'is running',
  SUCCESS: 'has succeeded',
  FAILED: 'has failed',
  CANCELLED: 'was cancelled',
};

const connectionWords: Partial<Record<Connection['state'], string>> = {
  lost: ' The connection is lost and tried again.',
  offline: ' You are offline.',
  refused: ' You are signed out, or may not see it any more.',
};

/** The title of the browser's tab: Run 42 · Running 62 %. */
export function tabTitle(runId: number, sight: Pick<RunSight, 'status' | 'progress'> | null): string {
  if (!sight) {
    return `Run ${runId}`;
  }
  const percent = sight.status === 'RUNNING' && sight.progress ? ` ${percentOf(sight.progress.fraction)} %` : '';
  return `Run ${runId} · ${statusWords[sight.status]}${percent}`;
}

/** What a screen reader is told when it changes. */
export function liveWords(runId: number, status: RunStatus, { state }: Connection): string {
  return `Run ${runId} ${sentences[status]}.${connectionWords[state] ?? ''}`;
}
