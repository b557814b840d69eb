import { Paper, Skeleton } from '@mantine/core';
import clsx from 'clsx';
import Link from 'next/link';
import type { Schema } from '@/api/client';
import { Ago } from '@/components/Ago';
import { AppTile } from '@/components/AppTile';
import { StatusBadge } from '@/components/StatusBadge';
import { useSeesOthers } from '@/features/session/useSession';
import { duration } from '@/lib/format';
import { errorWords } from '@/lib/errorWords';
import classes from './RunList.module.css';

/** Runs as a table; on a phone each is a card of two lines. */
export function RunList({ runs, dimmed }: { runs: Schema<'Run'>[]; dimmed: boolean }) {
  const showsWho = useSeesOthers();
  return (
    <Paper className={clsx(classes.list, dimmed && classes.dimmed)}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Run</th>
            <th scope="col">Status</th>
            <th scope="col">Duration</th>
            <th scope="col">Version</th>
            <th scope="col">Worker</th>
            <th scope="col">Submitted</th>
          </tr>
        </thead>
        <tbody>
          {runs.map(run => (
            <Row key={run.run_id} run={run} showsWho={showsWho} />
          ))}
        </tbody>
      </table>
    </Paper>
  );
}

function Row({ run, showsWho }: { run: Schema<'Run'>; showsWho: boolean }) {
  return (
    <tr>
      <td>
        <div className={classes.app}>
          <AppTile name={run.app_name} functionName={run.function_name} size={34} />
          <span className={classes.names}>
            <Link href={`/runs/${run.run_id}`} className={classes.link}>
              {run.app_name}
            </Link>
            <span className={classes.id}>Run {run.run_id}</span>
          </span>
        </div>
      </td>
      <td>
        <StatusBadge status={run.status} />
        {run.status === 'RUNNING' && run.progress && <span className={classes.extra}>{Math.floor(run.progress.fraction * 100)} %</span>}
        {run.error_kind && <span className={classes.extra}>{errorWords[run.error_kind]}</span>}
      </td>
      <td className="tabular">{duration(run.run_seconds)}</td>
      <td className="tabular">{run.version.number}</td>
      <td className={classes.worker}>{run.worker ?? '–'}</td>
      <td>
        <Ago moment={run.created_at} />
        {showsWho && run.submitted_by && <span className={classes.who} title={run.submitted_by}> by {run.submitted_by}</span>}
      </td>
    </tr>
  );
}

/** The table's shape while it is loading. */
export function RunListSkeleton() {
  return (
    <Paper className={classes.list} aria-busy="true" aria-label="Loading the runs">
      {Array.from({ length: 8 }, (_, n) => (
        <div key={n} className={classes.bone}>
          <Skeleton width={34} height={34} radius={10} />
          <Skeleton width={`${32 - (n % 3) * 6}%`} height={12} />
          <Skeleton width={90} height={20} radius={99} ml="auto" />
          <Skeleton width={70} height={12} />
        </div>
      ))}
    </Paper>
  );
}
