import { IconArrowRight } from '@tabler/icons-react';
import Link from 'next/link';
import { StatusBadge } from '@/components/StatusBadge';
import { CancelButton } from './actions/CancelButton';
import { DownloadMenu } from './actions/DownloadMenu';
import { isTerminal } from './live/liveState';
import type { LiveRunHandle } from './live/useRun';
import type { RunSight } from './live/runSight';
import { hasRows } from './resultParts';
import classes from './Run.module.css';
import { RunBody } from './RunBody';
import { ConnectionNote } from './standing/ConnectionNote';
import { Timeline } from './standing/Timeline';

/** A run beside the form that started it: where it stands and what came out. */
export function RunBeside({ sight, handle }: { sight: RunSight; handle: LiveRunHandle }) {
  const { run, status, result } = sight;
  return (
    <section className={classes.stack} aria-label={`Run ${run.run_id}`}>
      <div className={classes.besideHead}>
        <StatusBadge status={status} large />
        <Link href={`/runs/${run.run_id}`} className={classes.open}>
          Open run {run.run_id} <IconArrowRight size={15} aria-hidden />
        </Link>
        <span className={classes.besideActions}>
          {!isTerminal(status) && <CancelButton sight={sight} onEnded={handle.reload} />}
          {status === 'SUCCESS' && !run.result_deleted_at && <DownloadMenu runId={run.run_id} hasRows={hasRows(result)} />}
        </span>
      </div>
      <Timeline sight={sight} isCompact />
      <ConnectionNote live={handle.live} onRetry={handle.reconnect} />
      <RunBody sight={sight} live={handle.live} />
    </section>
  );
}
