import { IconClock, IconPlugConnectedX } from '@tabler/icons-react';
import type { Schema } from '@/api/client';
import { $api } from '@/api/client';
import classes from './Standing.module.css';
import { useRunApp } from '../useRunApp';
import { waitingWords } from './waitingWords';

/** Why a run is not running yet. */
export function WaitingCard({ run }: { run: Schema<'WholeRun'> }) {
  const { data: workers } = $api.useQuery('get', '/api/monitor/workers', {}, { refetchInterval: 5_000 });
  const app = useRunApp(run);
  const { title, detail, isStuck } = waitingWords(run, workers ?? null, poolOf(app.data?.manifest));
  const Icon = isStuck ? IconPlugConnectedX : IconClock;
  return (
    <div className={classes.waiting} data-stuck={isStuck}>
      <Icon size={20} className={classes.icon} aria-hidden />
      <div>
        <p className={classes.title}>{title}</p>
        <p className={classes.detail}>{detail}</p>
      </div>
    </div>
  );
}

function poolOf(manifest: unknown): string {
  const pool = (manifest as { pool?: unknown } | undefined)?.pool;
  return typeof pool === 'string' ? pool : 'default';
}
