import { $api, type Schema } from '@/api/client';

/** The app of a run, for its inputs' labels and units. */
export function useRunApp(run: Pick<Schema<'Run'>, 'function_name'>) {
  return $api.useQuery('get', '/api/apps/{id}', { params: { path: { id: run.function_name } } }, { staleTime: 60_000 });
}
