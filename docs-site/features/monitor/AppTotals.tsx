import Link from 'next/link';
import type { Schema } from '@/api/client';
import { duration, number, share } from '@/lib/format';
import { statusWords } from '@/lib/statusWords';
import classes from './Monitor.module.css';

/** How each app's runs went. */
export function AppTotals({ apps }: { apps: Schema<'AppTotals'>[] }) {
  if (apps.length === 0) {
    return <p className={classes.nothing}>No app is registered yet.</p>;
  }
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label="Apps">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">App</th>
            <th scope="col" className={classes.number}>Runs</th>
            <th scope="col" className={classes.number}>{statusWords.SUCCESS}</th>
            <th scope="col" className={classes.number}>{statusWords.FAILED}</th>
            <th scope="col" className={classes.number}>{statusWords.CANCELLED}</th>
            <th scope="col" className={classes.number}>Success rate</th>
            <th scope="col" className={classes.number}>Mean duration</th>
          </tr>
        </thead>
        <tbody>
          {apps.map(({ app_id, app_name, function_name, runs }) => (
            <tr key={app_id}>
              <td>
                <Link href={`/apps/${function_name}`}>{app_name}</Link>
              </td>
              <td className={classes.number}>{number(runs.total)}</td>
              <td className={classes.number}>{number(runs.succeeded)}</td>
              <td className={classes.number}>{runs.failed > 0 ? <Link href={`/runs?app=${function_name}&status=FAILED`}>{number(runs.failed)}</Link> : 0}</td>
              <td className={classes.number}>{number(runs.cancelled)}</td>
              <td className={classes.number}>{share(runs.success_rate)}</td>
              <td className={classes.number}>{duration(runs.mean_duration_seconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
