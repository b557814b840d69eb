import { VisuallyHidden } from '@mantine/core';
import { useTimeout } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { $api } from '@/api/client';
import { problemOf } from '@/api/problem';
import { ErrorCard } from '@/components/ErrorCard';
import { Page } from '@/components/Page';
import { AppCards, AppCardSkeletons } from './AppCards';
import classes from './Catalogue.module.css';
import { Finder } from './Finder';
import { type App, type AppFigures, findApps } from './finding';
import { Hero } from './Hero';
import { NoApps, NothingFound } from './NoApps';
import { useFinding } from './useFinding';

/** How long the apps wait for their figures, by which they are ordered, before they are shown without. */
const PATIENCE_MS = 700;

/** All apps: what there is, and how to find the one that is wanted. */
export function Catalogue() {
  const apps = $api.useQuery('get', '/api/apps', undefined, { refetchInterval: query => (query.state.data?.some(isChecking) ? 3_000 : 30_000) });
  const { figures, settled } = useFigures();
  return (
    <>
      <Hero apps={apps.data} figures={figures} />
      <Page title="Apps">
        {apps.data && settled ? (
          <Listing apps={apps.data} figures={figures} />
        ) : apps.isError ? (
          <ErrorCard title="The apps could not be loaded" onRetry={() => void apps.refetch()}>
            {problemOf(apps.error).message}
          </ErrorCard>
        ) : (
          <AppCardSkeletons />
        )}
      </Page>
    </>
  );
}

function Listing({ apps, figures }: { apps: App[]; figures: Map<number, AppFigures> | null }) {
  const [finding, change] = useFinding();
  const found = useMemo(() => findApps(apps, figures ?? new Map(), finding), [apps, figures, finding]);
  if (apps.length === 0) {
    return <NoApps />;
  }
  return (
    <section aria-labelledby="all-apps" className={classes.listing}>
      <VisuallyHidden component="h2" id="all-apps">
        All apps
      </VisuallyHidden>
      <Finder apps={apps} finding={finding} found={found.length} onChange={change} />
      {found.length > 0 ? <AppCards apps={found} figures={figures} /> : <NothingFound finding={finding} onClear={() => change({ q: '', tags: [] })} />}
    </section>
  );
}

/** The figures of all apps by the app's id, null without them; and whether there is no use in waiting for them any more. */
function useFigures(): { figures: Map<number, AppFigures> | null; settled: boolean } {
  const { data, failureCount } = $api.useQuery('get', '/api/monitor/apps', undefined, { refetchInterval: 30_000 });
  const [waited, setWaited] = useState(false);
  useTimeout(() => setWaited(true), PATIENCE_MS, { autoInvoke: true });
  const figures = useMemo(() => (data ? new Map(data.map(each => [each.app_id, each])) : null), [data]);
  return { figures, settled: data !== undefined || failureCount > 0 || waited };
}

function isChecking(app: App): boolean {
  return app.latest_version.status === 'CHECKING';
}
