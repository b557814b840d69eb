import { $api, type Schema } from '@/api/client';

/** What one app did of late; null while that is not known. */
export function useAppFigures(functionName: string): Schema<'AppActivity'> | null {
  const { data } = $api.useQuery('get', '/api/monitor/apps', undefined, { staleTime: 15_000, refetchInterval: 30_000 });
  return data?.find(figures => figures.function_name === functionName) ?? null;
}
