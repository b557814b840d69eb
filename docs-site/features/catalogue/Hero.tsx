import { Button, Container, Skeleton } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import Link from 'next/link';
import { $api } from '@/api/client';
import { count, share } from '@/lib/format';
import { useMay } from '@/features/session/useSession';
import { type App, type AppFigures, everything, findApps } from './finding';
import classes from './Hero.module.css';
import { LatestRun } from './LatestRun';

/** What this place is, how to begin, how it stands just now, and what its latest run gave. */
export function Hero({ apps, figures }: { apps: App[] | undefined; figures: Map<number, AppFigures> | null }) {
  const mayAdd = useMay('publish');
  return (
    <section className={classes.hero} aria-label="Stoa">
      <Container size={1240} className={classes.inner}>
        <div className={classes.words}>
          <h1 className={classes.title}>Your models, ready to run.</h1>
          <p className={classes.lead}>
            Each app is one Python function in a Git repository. Fill in its form or call it over HTTP, watch it run, and take the table, the chart and the key figures away.
          </p>
          <div className={classes.actions}>
            <FirstRunButton apps={apps} figures={figures} />
            {mayAdd && (
              <Button component={Link} href="/add-app" variant="default" size="md">
                Add app
              </Button>
            )}
          </div>
          <LiveFigures apps={apps} />
        </div>
        <LatestRun />
      </Container>
    </section>
  );
}

function FirstRunButton({ apps, figures }: { apps: App[] | undefined; figures: Map<number, AppFigures> | null }) {
  const mayRun = useMay('run');
  const ready = (apps ?? []).filter(app => app.current_version.status === 'READY');
  const [first] = findApps(ready, figures ?? new Map(), everything);
  return (
    <Button component={Link} href={first ? `/apps/${first.function_name}` : '/docs/start'} size="md" rightSection={<IconArrowRight size={17} aria-hidden />}>
      {mayRun ? 'Run your first app' : 'Look at an app'}
    </Button>
  );
}

function LiveFigures({ apps }: { apps: App[] | undefined }) {
  const stats = $api.useQuery('get', '/api/monitor/stats', undefined, { refetchInterval: 15_000 });
  const workers = $api.useQuery('get', '/api/monitor/workers', undefined, { refetchInterval: 15_000 });
  const alive = workers.data?.filter(worker => worker.alive).length;
  return (
    <dl className={classes.figures}>
      <LiveFigure label="Apps" value={apps && count(apps.length)} />
      <LiveFigure label="Runs" value={stats.data ? count(stats.data.runs.total) : stats.isError ? '–' : undefined} />
      <LiveFigure label="Success rate" value={stats.data ? share(stats.data.runs.success_rate) : stats.isError ? '–' : undefined} />
      <LiveFigure label={alive === 1 ? 'Worker online' : 'Workers online'} value={alive !== undefined ? count(alive) : workers.isError ? '–' : undefined} />
    </dl>
  );
}

function LiveFigure({ label, value }: { label: string; value: string | undefined }) {
  return (
    <div className={classes.figure}>
      <dt>{label}</dt>
      <dd>{value ?? <Skeleton width={52} height={20} my={5} />}</dd>
    </div>
  );
}
