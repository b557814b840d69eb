import { Button, Skeleton } from '@mantine/core';
import Link from 'next/link';
import { $api } from '@/api/client';
import { ErrorCard } from '@/components/ErrorCard';
import { Panel } from '@/components/Panel';
import type { App } from './app';
import { LastLook } from './LastLook';
import { LookForNewer } from './LookForNewer';
import { VersionRow } from './VersionRow';
import classes from './Versions.module.css';

/** Every version of the app that was registered, newest first. */
export function Versions({ app }: { app: App }) {
  const { data, error, refetch } = $api.useQuery('get', '/api/apps/{id}/versions', { params: { path: { id: app.function_name } } }, {
    refetchInterval: ({ state }) => (state.data?.some(({ status }) => status === 'CHECKING') ? 2_000 : false),
  });
  return (
    <Panel title="Versions" note={<Origin app={app} />} actions={app.manageable && <Actions app={app} />} flush>
      <LastLook app={app} />
      {data ? (
        <ol className={classes.versions} reversed>
          {data.map((version, index) => (
            <VersionRow key={version.id} app={app} version={version} isNewest={index === 0} />
          ))}
        </ol>
      ) : (
        <div className={classes.other} aria-busy={!error}>
          {error ? (
            <ErrorCard title="The versions cannot be listed" onRetry={() => void refetch()}>
              {error.detail}
            </ErrorCard>
          ) : (
            <>
              <Skeleton h={22} />
              <Skeleton h={22} />
            </>
          )}
        </div>
      )}
    </Panel>
  );
}

function Origin({ app }: { app: App }) {
  const where = app.path ? `${app.repo_url}, folder ${app.path}` : app.repo_url;
  return <span className={classes.origin}>{where}</span>;
}

function Actions({ app }: { app: App }) {
  return (
    <>
      <Elsewhere app={app} />
      <LookForNewer app={app} />
    </>
  );
}

/** To the page that registers apps, filled in with where this one comes from: another ref makes a version too. */
function Elsewhere({ app }: { app: App }) {
  const { ref } = app.latest_version;
  const query = { repo_url: app.repo_url, ...(app.path && { path: app.path }), ...(ref && { ref }) };
  return (
    <Button component={Link} href={{ pathname: '/add-app', query }} variant="default" size="xs">
      Another branch
    </Button>
  );
}
