import { Anchor, Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/router';
import { useEffect } from 'react';
import { $api, type Schema } from '@/api/client';
import { problemOf } from '@/api/problem';
import { Panel } from '@/components/Panel';
import { VersionBadge } from '@/components/StatusBadge';
import { shortCommit } from '@/lib/format';
import { Arrival } from './Arrival';
import { BrokenVersion } from './BrokenVersion';
import classes from './CheckOfVersion.module.css';
import { Steps } from './Steps';

const POLL_MS = 1_000;

/** The check of a version that was just registered, until it is ready, which leads to the app's page, or broken. */
export function CheckOfVersion({ app, onAgain }: { app: Schema<'App'>; onAgain: () => void }) {
  const { version, problem } = useVersion(app);
  const { replace } = useRouter();
  const queryClient = useQueryClient();

  useEffect(() => {
    if (version.status !== 'CHECKING') {
      void queryClient.invalidateQueries({ queryKey: ['get', '/api/apps'] });
    }
    if (version.status === 'READY') {
      notifications.show({ color: 'teal', title: `${app.name} is ready`, message: `Version ${version.number} was checked and can be run.` });
      void replace(`/apps/${app.function_name}`);
    }
  }, [version.status, version.number, app, replace, queryClient]);

  return (
    <Arrival>
      <Panel
        title={version.number > 1 ? `Version ${version.number} of ${app.name}` : app.name}
        note={
          <>
            <code className={classes.commit}>{shortCommit(version.commit)}</code> of {app.repo_url}
            {app.path && ` in ${app.path}`}
          </>
        }
        actions={<VersionBadge status={version.status} />}
      >
        {version.status === 'CHECKING' && <Steps at="checking" note={<Checking problem={problem?.message} />} />}
        {version.status === 'READY' && <Steps at="ready" />}
        {version.status === 'BROKEN' && <Steps at="broken" note="The check failed. What it found is below." />}
        {version.status === 'BROKEN' && (
          <div className={classes.actions}>
            <Button onClick={onAgain}>Add it again</Button>
            <Button component={Link} href={`/apps/${app.function_name}`} variant="default">
              To the app's page
            </Button>
          </div>
        )}
      </Panel>
      {version.status === 'BROKEN' && <BrokenVersion version={version} />}
    </Arrival>
  );
}

/** What a worker does just now, or that there is none to do it. */
function Checking({ problem }: { problem: string | undefined }) {
  const workers = $api.useQuery('get', '/api/monitor/workers', undefined, { refetchInterval: 5_000, retry: false });
  if (problem) {
    return problem;
  }
  if (workers.data?.every(worker => !worker.alive)) {
    return (
      <span className={classes.alone}>
        No worker is online, so the check waits. It begins by itself when one is started; you may leave this page.{' '}
        <Anchor component={Link} href="/monitor" inherit underline="always">
          See the workers
        </Anchor>
      </span>
    );
  }
  return 'A worker installs its packages and loads the function. Packages that are new here have to be fetched first.';
}

/** The version as it stands; `problem` while it cannot be asked for. */
function useVersion(app: Schema<'App'>) {
  const registered = app.latest_version;
  const versions = $api.useQuery('get', '/api/apps/{id}/versions', { params: { path: { id: app.function_name } } }, {
    refetchInterval: query => (find(query.state.data, registered).status === 'CHECKING' ? POLL_MS : false),
  });
  return { version: find(versions.data, registered), problem: versions.error ? problemOf(versions.error) : null };
}

function find(versions: Schema<'Version'>[] | undefined, registered: Schema<'Version'>): Schema<'Version'> {
  return versions?.find(version => version.id === registered.id) ?? registered;
}
