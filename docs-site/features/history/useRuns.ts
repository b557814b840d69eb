import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, type Schema } from '@/api/client';
import { nextCursor } from '@/lib/paging';
import { useNow } from '@/lib/useNow';
import { type Question, toParameters } from './question';

/** A page of runs, newest first. */
export interface RunPage {
  runs: Schema<'Run'>[];
  /** Where the next page begins; null on the last. */
  next: string | null;
}

/** The runs a question asks for, looked up again while the first page is shown: often when something is under way. */
export function useRuns(question: Question) {
  const now = useNow(60_000);
  const parameters = toParameters(question, now);
  return useQuery({
    queryKey: ['runs', parameters],
    queryFn: ({ signal }) => loadPage(parameters, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (question.trail.length > 0 ? false : state.data?.runs.some(isUnderWay) ? 3_000 : 15_000),
  });
}

async function loadPage(query: ReturnType<typeof toParameters>, signal: AbortSignal): Promise<RunPage> {
  const { data, response } = await api.GET('/api/runs', { params: { query }, signal });
  return { runs: data!, next: nextCursor(response.headers.get('Link')) };
}

function isUnderWay(run: Schema<'Run'>): boolean {
  return run.status === 'PENDING' || run.status === 'RUNNING';
}
