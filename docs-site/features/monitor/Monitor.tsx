import { Skeleton } from '@mantine/core';
import { $api } from '@/api/client';
import { ErrorCard } from '@/components/ErrorCard';
import { Figure, Figures } from '@/components/Figure';
import { Page, PageHead } from '@/components/Page';
import { Panel } from '@/components/Panel';
import { count, duration, share } from '@/lib/format';
import { AppTotals } from './AppTotals';
import { Days } from './Days';
import { LiveRuns } from './LiveRuns';
import classes from './Monitor.module.css';
import { Workers } from './Workers';

/** What happened, what is going on, and who carries it out. */
export function Monitor() {
  const stats = $api.useQuery('get', '/api/monitor/stats', undefined, { refetchInterval: 10_000 });
  const history = $api.useQuery('get', '/api/monitor/history', undefined, { refetchInterval: 30_000 });
  const live = $api.useQuery('get', '/api/monitor/live', undefined, { refetchInterval: 3_000 });
  const workers = $api.useQuery('get', '/api/monitor/workers', undefined, { refetchInterval: 3_000 });
  const all = [stats, history, live, workers];
  const failed = all.find(({ error }) => error !== null);
  const alive = workers.data?.filter(worker => worker.alive) ?? [];
  const total = (of: 'slots' | 'busy') => alive.reduce((sum, worker) => sum + worker[of], 0);

  return (
    <Page title="Monitor">
      <PageHead title="Monitor" note="Totals, what is going on now, and the workers. It looks again every few seconds." />
      {failed && (
        <div className={classes.failure}>
          <ErrorCard title="The figures below are not up to date" onRetry={() => all.forEach(({ refetch }) => void refetch())}>
            {failed.error?.detail}
          </ErrorCard>
        </div>
      )}
      {(stats.data?.dead_tickets ?? 0) > 0 && (
        <div className={classes.failure}>
          <ErrorCard title={stats.data?.dead_tickets === 1 ? '1 dead ticket' : `${count(stats.data?.dead_tickets ?? 0)} dead tickets`}>
            Workers have found messages among the tickets that are none, and put them aside. No run is lost by it; the operator should find out who sends them.
          </ErrorCard>
        </div>
      )}
      {stats.data && live.data && workers.data ? (
        <Figures narrow>
          <Figure label="Runs" value={count(stats.data.runs.total)} note={`${count(stats.data.runs.failed)} failed, ${count(stats.data.runs.cancelled)} cancelled`} />
          <Figure label="Success rate" value={share(stats.data.runs.success_rate)} note="cancelled not counted" />
          <Figure label="Mean duration" value={duration(stats.data.runs.mean_duration_seconds)} note="of runs with success" />
          <Figure label="Pending now" value={count(live.data.pending)} note={live.data.pending > 0 && alive.length === 0 ? 'no worker is alive to take them' : 'waiting for a slot'} />
          <Figure label="Running now" value={count(live.data.running)} note="on all workers" />
          <Figure label="Workers" value={count(alive.length)} note={`${total('busy')} of ${total('slots')} slots busy`} />
        </Figures>
      ) : (
        !failed && (
          <Figures narrow>
            {Array.from({ length: 6 }, (_, n) => (
              <Skeleton key={n} height={99} radius={12} />
            ))}
          </Figures>
        )
      )}
      <div className={classes.panels}>
        <Panel title="Runs a day" note="The last 30 days, in UTC">
          {history.data ? <Days days={history.data} /> : <Skeleton height={190} />}
        </Panel>
        <Panel title="Now" note="Running first, then waiting, the oldest at the top" flush>
          {live.data ? <LiveRuns live={live.data} /> : <Skeleton height={120} m={18} width="auto" />}
        </Panel>
        <Panel title="Workers" note="Seen within a day" flush>
          {workers.data ? <Workers workers={workers.data} /> : <Skeleton height={120} m={18} width="auto" />}
        </Panel>
        <Panel title="Apps" note="The most used first" flush>
          {stats.data ? <AppTotals apps={stats.data.apps} /> : <Skeleton height={160} m={18} width="auto" />}
        </Panel>
      </div>
    </Page>
  );
}
