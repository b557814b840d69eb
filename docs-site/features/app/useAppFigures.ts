import { useQuery } from '@tanstack/react-query';
import { Problem } from '@/api/problem';

/** How an app did over the last days. */
export interface AppFigures {
  app_id: number;
  function_name: string;
  runs: number;
  /** null while no run has succeeded. */
  median_seconds: number | null;
  /** 0 to 1; null while no run has ended. */
  success_rate: number | null;
  /** Runs a day over two weeks, today last. */
  days: number[];
  last_run_at: string | null;
}

/** The figures of one app; null while they are not known. */
export function useAppFigures(functionName: string): AppFigures | null {
  const { data } = useQuery({ queryKey: ['get', '/api/monitor/apps'], queryFn: load, staleTime: 15_000, retry: false });
  return data?.find(figures => figures.function_name === functionName) ?? null;
}

async function load({ signal }: { signal: AbortSignal }): Promise<AppFigures[]> {
  const response = await fetch('/api/monitor/apps', { signal });
  if (!response.ok) {
    throw await Problem.of(response);
  }
  return (await response.json()) as AppFigures[];
}
