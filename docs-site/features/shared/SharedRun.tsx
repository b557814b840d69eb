import { Skeleton, VisuallyHidden } from '@mantine/core';
import { IconShare } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, type Schema } from '@/api/client';
import { problemOf } from '@/api/problem';
import { AppTile } from '@/components/AppTile';
import { EmptyState } from '@/components/EmptyState';
import { ErrorCard } from '@/components/ErrorCard';
import { Page } from '@/components/Page';
import { StatusBadge } from '@/components/StatusBadge';
import { DownloadMenu } from '@/features/run/actions/DownloadMenu';
import { Inputs } from '@/features/run/inputs/InputsPanel';
import { initialLive, isTerminal } from '@/features/run/live/liveState';
import { sightOf } from '@/features/run/live/runSight';
import { hasRows } from '@/features/run/resultParts';
import classes from '@/features/run/Run.module.css';
import { RunAddressProvider } from '@/features/run/runAddress';
import { RunBody } from '@/features/run/RunBody';
import { dateTime } from '@/lib/format';
import { parseOrdered } from '@/lib/orderedJson';
import shared from './SharedRun.module.css';

/** One run for whoever has a link to it: to read, and to take its result away. */
export function SharedRun() {
  const code = useCode();
  const query = useQuery({
    queryKey: ['shared', code],
    queryFn: ({ signal }) => askRun(code!, signal),
    enabled: code !== null && code !== '',
    structuralSharing: false,
    refetchInterval: ({ state }) => (state.data && !isTerminal(state.data.status) ? 3_000 : false),
  });
  const run = query.data;
  return (
    <Page title={run ? run.app_name : 'A shared run'}>
      {code === '' || query.error ? (
        <>
          <VisuallyHidden component="h1">A shared run</VisuallyHidden>
          <ErrorCard title="The run cannot be shown" onRetry={query.error && problemOf(query.error).mayPass ? () => void query.refetch() : undefined}>
            {query.error?.message ?? 'The link is cut short: what follows its # is missing. Ask whoever sent it for the whole of it.'}
          </ErrorCard>
        </>
      ) : run ? (
        <RunAddressProvider value={`/api/shared/${code}`}>
          <Shown run={run} />
        </RunAddressProvider>
      ) : (
        <>
          <VisuallyHidden component="h1">A shared run</VisuallyHidden>
          <Skeleton height={320} radius={12} />
        </>
      )}
    </Page>
  );
}

function Shown({ run }: { run: Schema<'SharedRun'> }) {
  const sight = sightOf({ run, bytes: 0, clockOffset: 0 }, initialLive);
  return (
    <>
      <p className={shared.told}>
        <IconShare size={16} aria-hidden />
        <span>
          This run was shared with you by <b>{run.shared_by}</b>. The link can be used until {dateTime(run.link_expires_at)}.
        </span>
      </p>
      <div className={classes.head}>
        <AppTile name={run.app_name} functionName={run.function_name} size={48} />
        <div className={classes.headWords}>
          <h1 className={classes.title}>
            {run.app_name} <StatusBadge status={run.status} large />
          </h1>
          <p className={classes.note}>
            <span className="mono">run {run.run_id}</span>
            <span>submitted {dateTime(run.created_at)}</span>
            <span>version {run.version.number}</span>
          </p>
        </div>
        {run.status === 'SUCCESS' && !run.result_deleted_at && (
          <div className={classes.actions}>
            <DownloadMenu runId={run.run_id} hasRows={hasRows(run.result)} />
          </div>
        )}
      </div>
      <div className={classes.columns}>
        <div className={classes.stack}>
          {isTerminal(run.status) ? (
            <RunBody sight={sight} live={initialLive} />
          ) : (
            <EmptyState title="It has not ended yet">This page looks again by itself.</EmptyState>
          )}
        </div>
        <aside className={classes.stack} aria-label="About this run">
          <Inputs inputs={run.inputs} schema={run.input_schema} />
        </aside>
      </div>
    </>
  );
}

/** What the address has behind its #, which no server is told; null until that is known. */
function useCode(): string | null {
  const [code, setCode] = useState<string | null>(null);
  useEffect(() => setCode(encodeURIComponent(window.location.hash.slice(1))), []);
  return code;
}

async function askRun(code: string, signal: AbortSignal): Promise<Schema<'SharedRun'>> {
  const { data } = await api.GET('/api/shared/{code}', { params: { path: { code } }, parseAs: 'text', signal });
  return parseOrdered(data as unknown as string) as Schema<'SharedRun'>;
}
