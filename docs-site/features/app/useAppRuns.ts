import { $api } from '@/api/client';
import type { Run } from './app';

/** The app's newest runs, followed closely while one of them has not ended. */
export function useAppRuns(functionName: string) {
  return $api.useQuery('get', '/api/runs', { params: { query: { app: functionName, limit: 20 } } }, {
    refetchInterval: ({ state }) => (state.data?.some(isGoing) ? 1_500 : 20_000),
  });
}

function isGoing(run: Run): boolean {
  return run.status === 'PENDING' || run.status === 'RUNNING';
}
