import { Button, VisuallyHidden } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import Link from 'next/link';
import { Ago } from '@/components/Ago';
import { AppTile } from '@/components/AppTile';
import { StatusBadge } from '@/components/StatusBadge';
import { CancelButton } from './actions/CancelButton';
import { DownloadMenu } from './actions/DownloadMenu';
import { MoreMenu } from './actions/MoreMenu';
import type { useRunAgain } from './actions/useRunAgain';
import { isTerminal } from './live/liveState';
import type { RunSight } from './live/runSight';
import { hasRows } from './resultParts';
import classes from './Run.module.css';

/** Which run of which app this is, how it stands, and what may be done. */
export function RunHead({ sight, again, onEnded }: { sight: RunSight; again: ReturnType<typeof useRunAgain>; onEnded: () => void }) {
  const { run, status, result } = sight;
  return (
    <>
      <nav aria-label="Breadcrumbs" className={classes.crumbs}>
        <Link href="/runs">Runs</Link>
        <span aria-hidden>/</span>
        <Link href={`/apps/${run.function_name}`}>{run.function_name}</Link>
        <span aria-hidden>/</span>
        <span className="mono">{run.run_id}</span>
      </nav>
      <div className={classes.head}>
        <AppTile name={run.app_name} functionName={run.function_name} size={48} />
        <div className={classes.headWords}>
          <h1 className={classes.title}>
            {run.app_name} <VisuallyHidden component="span">run {run.run_id}, </VisuallyHidden>
            <StatusBadge status={status} large />
          </h1>
          <p className={classes.note}>
            <span className="mono">run {run.run_id}</span>
            <span>
              submitted <Ago moment={run.created_at} />
            </span>
            <span>version {run.version.number}</span>
          </p>
        </div>
        <div className={classes.actions}>
          {status === 'SUCCESS' && !run.result_deleted_at && <DownloadMenu runId={run.run_id} hasRows={hasRows(result)} />}
          {isTerminal(status) ? (
            <Button leftSection={<IconRefresh size={16} aria-hidden />} loading={again.isSending} onClick={again.send}>
              Run again
            </Button>
          ) : (
            <CancelButton sight={sight} onEnded={onEnded} />
          )}
          <MoreMenu run={run} />
        </div>
      </div>
    </>
  );
}
