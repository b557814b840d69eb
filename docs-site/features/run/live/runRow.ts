import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { api, type Schema } from '@/api/client';
import { parseOrdered } from '@/lib/orderedJson';
import { isTerminal, type LiveState } from './liveState';

/** A run as the API keeps it. */
export interface RunRow {
  run: Schema<'WholeRun'>;
  /** Characters of the whole answer. */
  bytes: number;
  /** What to add to this machine's clock to have the server's, in milliseconds; 0 when they agree to some seconds. */
  clockOffset: number;
}

/** Asks for the whole run, its result with it. */
export function runRowQuery(runId: number) {
  return queryOptions({
    queryKey: ['run', runId],
    queryFn: async ({ signal }): Promise<RunRow> => {
      const { data, response } = await api.GET('/api/runs/{id}', { params: { path: { id: runId } }, parseAs: 'text', signal });
      const text = data as unknown as string;
      return {
        run: parseOrdered(text) as Schema<'WholeRun'>,
        bytes: text.length,
        clockOffset: clockOffset(response.headers.get('date'), Date.now()),
      };
    },
    // The order of keys is remembered per object, so objects must not be merged into older ones.
    structuralSharing: false,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/**
 * Brings a run's status, times and worker up to date after its socket told another status. Its result is not asked for
 * again: runs are listed without results, so this one is found in the list by the moment it was submitted.
 */
export async function refreshRow(queries: QueryClient, runId: number, live: LiveState): Promise<void> {
  const { queryKey } = runRowQuery(runId);
  const known = queries.getQueryData(queryKey);
  if (!known) {
    return;
  }
  const { function_name: app, created_at: since } = known.run;
  const until = new Date(Date.parse(since) + 1).toISOString();
  const { data } = await api.GET('/api/runs', { params: { query: { app, since, until } } });
  const listed = data?.find(run => run.run_id === runId);
  // Lists do not tell what became of earlier attempts.
  if (!listed || listed.attempt > 1) {
    await queries.invalidateQueries({ queryKey });
  } else if (isTerminal(live.status) || !isTerminal(listed.status)) {
    queries.setQueryData(queryKey, row => row && withListed(row, listed, live));
    if (isTerminal(live.status)) {
      void queries.invalidateQueries({ predicate: ({ queryKey: [, path] }) => path === '/api/runs' || path === '/api/monitor/apps' });
    }
  }
  // Else it has ended in this moment: the socket brings the end with the result, and this is asked again.
}

function withListed(row: RunRow, listed: Schema<'Run'>, live: LiveState): RunRow {
  const { result, error } = live as Pick<Schema<'WholeRun'>, 'result' | 'error'>;
  return { ...row, run: { ...row.run, ...listed, result, error }, bytes: live.resultBytes ?? row.bytes };
}

/** The server's clock less ours, from an answer's Date header, which counts whole seconds. */
export function clockOffset(date: string | null, now: number): number {
  const offset = date === null ? NaN : Date.parse(date) + 500 - now;
  return Math.abs(offset) > 2500 ? offset : 0;
}
