import Link from 'next/link';
import type { Schema } from '@/api/client';
import { Table } from '@/components/Table';
import { duration, number, share } from '@/lib/format';
import { statusWords } from '@/lib/statusWords';
import classes from './Monitor.module.css';

const headings = ['App', 'Runs', statusWords.SUCCESS, statusWords.FAILED, statusWords.CANCELLED, 'Success rate', 'Mean duration'];

/** How each app's runs went. */
export function AppTotals({ apps }: { apps: Schema<'AppTotals'>[] }) {
  if (apps.length === 0) {
    return <p className={classes.nothing}>No app is registered yet.</p>;
  }
  return (
    <Table label="Apps" headings={headings} actions={false} numbers>
      {apps.map(({ app_id, app_name, function_name, runs }) => (
        <tr key={app_id}>
          <td>
            <Link href={`/apps/${function_name}`} className={classes.link}>
              {app_name}
            </Link>
          </td>
          <td>{number(runs.total)}</td>
          <td>{number(runs.succeeded)}</td>
          <td>
            {runs.failed > 0 ? (
              <Link href={`/runs?app=${function_name}&status=FAILED`} className={classes.link}>
                {number(runs.failed)}
              </Link>
            ) : (
              0
            )}
          </td>
          <td>{number(runs.cancelled)}</td>
          <td>{share(runs.success_rate)}</td>
          <td>{duration(runs.mean_duration_seconds)}</td>
        </tr>
      ))}
    </Table>
  );
}
