import { Progress } from '@mantine/core';
import Link from 'next/link';
import type { Schema } from '@/api/client';
import { StatusBadge } from '@/components/StatusBadge';
import { duration } from '@/lib/format';
import classes from './Monitor.module.css';

/** What waits and what is under way. */
export function LiveRuns({ live }: { live: Schema<'Live'> }) {
  if (live.runs.length === 0) {
    return <p className={classes.nothing}>Nothing is pending or running.</p>;
  }
  const left = live.pending + live.running - live.runs.length;
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label="Runs under way">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Run</th>
            <th scope="col">Status</th>
            <th scope="col">Progress</th>
            <th scope="col">For</th>
            <th scope="col">Worker</th>
          </tr>
        </thead>
        <tbody>
          {live.runs.map(run => (
            <tr key={run.run_id}>
              <td>
                <Link href={`/runs/${run.run_id}`}>{run.app_name}</Link> <span className={classes.quiet}>run {run.run_id}</span>
              </td>
              <td>
                <StatusBadge status={run.status} />
              </td>
              <td style={{ minWidth: 140 }}>
                {run.progress === null ? <span className={classes.quiet}>–</span> : <Progress value={run.progress * 100} size="sm" aria-label={`Progress of run ${run.run_id}`} />}
              </td>
              <td className={classes.quiet}>{duration(run.seconds)}</td>
              <td className={classes.quiet}>{run.worker ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && <p className={classes.nothing}>And {left} more.</p>}
    </div>
  );
}
