import { Skeleton } from '@mantine/core';
import Link from 'next/link';
import { Ago } from '@/components/Ago';
import { ErrorCard } from '@/components/ErrorCard';
import { Panel } from '@/components/Panel';
import { StatusBadge } from '@/components/StatusBadge';
import { duration } from '@/lib/format';
import { useMay } from '@/features/session/useSession';
import type { Run } from './app';
import classes from './AppRuns.module.css';
import { useAppRuns } from './useAppRuns';

/** The newest runs of an app that one may see. */
export function AppRuns({ functionName, limit }: { functionName: string; limit: number }) {
  const { data, error, refetch } = useAppRuns(functionName);
  return (
    <Panel title="Recent runs" actions={<Link href={`/runs?app=${encodeURIComponent(functionName)}`} className={classes.all}>All runs</Link>} flush>
      {data ? (
        <Rows runs={data.slice(0, limit)} />
      ) : error ? (
        <div className={classes.error}>
          <ErrorCard title="The runs cannot be listed" onRetry={() => void refetch()}>
            {error.detail}
          </ErrorCard>
        </div>
      ) : (
        <div className={classes.waiting} aria-busy>
          <Skeleton h={20} />
          <Skeleton h={20} />
          <Skeleton h={20} />
        </div>
      )}
    </Panel>
  );
}

function Rows({ runs }: { runs: Run[] }) {
  const seesAll = useMay('administer');
  if (runs.length === 0) {
    return <p className={classes.none}>{seesAll ? 'Nobody has run this app yet.' : 'You have not run this app yet.'}</p>;
  }
  return (
    <ul className={classes.runs}>
      {runs.map(run => (
        <li key={run.run_id}>
          <Link href={`/runs/${run.run_id}`} className={classes.run}>
            <StatusBadge status={run.status} />
            <span className={classes.id}>
              Run {run.run_id} <span className={classes.version}>v{run.version.number}</span>
            </span>
            <span className={classes.seconds}>{duration(run.run_seconds)}</span>
            <span className={classes.ago}>
              <Ago moment={run.finished_at ?? run.created_at} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
