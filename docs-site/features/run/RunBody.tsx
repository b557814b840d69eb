import { IconBan } from '@tabler/icons-react';
import { EmptyState } from '@/components/EmptyState';
import { dateTime } from '@/lib/format';
import { FailureView } from './failure/FailureView';
import type { LiveState } from './live/liveState';
import type { RunSight } from './live/runSight';
import { EndedLog, LiveLog } from './log/LogPanel';
import { ResultView } from './ResultView';
import { ProgressCard } from './standing/ProgressCard';
import standing from './standing/Standing.module.css';
import { WaitingCard } from './standing/WaitingCard';

/** What there is to see of a run by where it stands: waiting, progress and log, result, or failure. */
export function RunBody({ sight, live }: { sight: RunSight; live: LiveState }) {
  const { run, status } = sight;
  switch (status) {
    case 'PENDING':
      return (
        <>
          <WaitingCard run={run} />
          {live.log.text !== '' && <LiveLog runId={run.run_id} log={live.log} />}
        </>
      );
    case 'RUNNING':
      return (
        <>
          <ProgressCard progress={sight.progress} />
          <LiveLog runId={run.run_id} log={live.log} />
        </>
      );
    case 'SUCCESS':
      return (
        <>
          {run.result_deleted_at && (
            <EmptyState title="The result is not kept any longer">
              It was deleted on {dateTime(run.result_deleted_at)}, as the operator has set. Run it again to have it anew.
            </EmptyState>
          )}
          {!run.result_deleted_at && <ResultView result={sight.result} runId={run.run_id} appName={run.app_name} functionName={run.function_name} />}
          {!run.result_deleted_at && <EndedLog runId={run.run_id} live={live.log} />}
        </>
      );
    case 'FAILED':
      return (
        <>
          <FailureView error={sight.error} attempt={run.attempt} />
          <EndedLog runId={run.run_id} live={live.log} startsOpen />
        </>
      );
    case 'CANCELLED':
      return (
        <>
          <div className={standing.quiet}>
            <IconBan size={20} className={standing.icon} aria-hidden />
            <div>
              <p className={standing.title}>This run was cancelled</p>
              <p className={standing.detail}>{run.started_at ? 'It had begun; there is no result. What it printed until then is in the log.' : 'It was cancelled before a worker took it.'}</p>
            </div>
          </div>
          {run.started_at && <EndedLog runId={run.run_id} live={live.log} />}
        </>
      );
  }
}
