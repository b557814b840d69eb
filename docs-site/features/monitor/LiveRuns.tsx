import { Progress } from '@mantine/core';
import Link from 'next/link';
import type { Schema } from '@/api/client';
import { StatusBadge } from '@/components/StatusBadge';
import { QuietCell, Table } from '@/components/Table';
import { duration } from '@/lib/format';
import classes from './Monitor.module.css';

/** What waits and what is under way. */
export function LiveRuns({ live }: { live: Schema<'Live'> }) {
  if (live.runs.length === 0) {
    return <p className={classes.nothing}>Nothing is pending or running.</p>;
  }
  const left = live.pending + live.running - live.runs.length;
  return (
    <>
      <Table label="Runs under way" headings={['Run', 'Status', 'Progress', 'For', 'Worker']} actions={false}>
        {live.runs.map(run => (
          <tr key={run.run_id}>
            <td>
              <Link href={`/runs/${run.run_id}`} className={classes.link}>
                {run.app_name}
              </Link>{' '}
              <span className={classes.quiet}>run {run.run_id}</span>
            </td>
            <td>
              <StatusBadge status={run.status} />
            </td>
            <td className={classes.progress}>
              {run.progress === null ? <span className={classes.quiet}>–</span> : <Progress value={run.progress * 100} size="sm" aria-label={`Progress of run ${run.run_id}`} />}
            </td>
            <QuietCell>{duration(run.seconds)}</QuietCell>
            <QuietCell>{run.worker ?? '–'}</QuietCell>
          </tr>
        ))}
      </Table>
      {left > 0 && <p className={classes.nothing}>And {left} more.</p>}
    </>
  );
}
