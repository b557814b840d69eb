import { Button, VisuallyHidden } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import Link from 'next/link';
import { $api } from '@/api/client';
import { EmptyState } from '@/components/EmptyState';
import { ErrorCard } from '@/components/ErrorCard';
import { Page } from '@/components/Page';
import { useMay } from '@/features/session/useSession';
import type { App } from './app';
import { AppHead, Crumbs } from './AppHead';
import { AppSkeleton } from './AppSkeleton';
import { AppTabs } from './AppTabs';
import { NewerVersion } from './NewerVersion';

/** The page of one app. `from` names a run whose inputs the form begins with, `version` the one it runs. */
export function AppPage({ name, tab, from, version }: { name: string; tab: string | null; from: string | null; version: string | null }) {
  const { data: app, error, refetch } = $api.useQuery('get', '/api/apps/{id}', { params: { path: { id: name } } }, {
    refetchInterval: ({ state }) => (state.data && isGoingOn(state.data) ? 2_000 : false),
  });
  if (app) {
    return (
      <Page title={app.name}>
        <AppHead app={app} />
        <NewerVersion app={app} />
        <AppTabs app={app} tab={tab} from={from} version={version} />
      </Page>
    );
  }
  return error ? <NoApp name={name} error={error} onRetry={() => void refetch()} /> : <AppLoading name={name} />;
}

/** The page before anything is known. */
export function AppLoading({ name }: { name: string }) {
  return (
    <Page title={name || 'App'}>
      <AppSkeleton name={name} />
    </Page>
  );
}

function NoApp({ name, error, onRetry }: { name: string; error: { status: number; detail: string }; onRetry: () => void }) {
  const mayAdd = useMay('publish');
  const isUnknown = error.status === 404;
  return (
    <Page title={isUnknown ? 'No such app' : name}>
      <Crumbs last={name} />
      <VisuallyHidden component="h1">{isUnknown ? 'No such app' : name}</VisuallyHidden>
      {isUnknown ? (
        <EmptyState
          icon={<IconMapQuestion aria-hidden />}
          title={`There is no app “${name}”`}
          action={
            <>
              <Button component={Link} href="/">
                To the catalogue
              </Button>
              {mayAdd && (
                <Button component={Link} href="/add-app" variant="default">
                  Add an app
                </Button>
              )}
            </>
          }
        >
          It may be written otherwise, not added here yet, or not for you.
        </EmptyState>
      ) : (
        <ErrorCard title="The app cannot be shown" onRetry={onRetry}>
          {error.detail}
        </ErrorCard>
      )}
    </Page>
  );
}

/** Whether what the page says of versions is about to change. */
function isGoingOn(app: App): boolean {
  return app.current_version.status === 'CHECKING' || app.latest_version.status === 'CHECKING' || Boolean(app.last_look?.wanted);
}
