import { $api } from '@/api/client';
import type { App } from './app';

/** An earlier run whose inputs the form begins with. */
export interface FromRun {
  runId: number;
  /** null when they cannot be had. */
  inputs: Record<string, unknown> | null;
  /** Why they cannot be had. */
  problem?: string;
}

/** The run named by `?from=`: null when none is named, undefined while it is asked for. */
export function useFromRun(app: App | undefined, from: string | null): FromRun | null | undefined {
  const runId = from !== null && /^\d{1,15}$/.test(from) ? Number(from) : null;
  const { data, error } = $api.useQuery('get', '/api/runs/{id}', { params: { path: { id: runId ?? 0 } } }, { enabled: runId !== null, staleTime: Infinity });
  if (runId === null) {
    return null;
  }
  if (error) {
    return { runId, inputs: null, problem: error.detail };
  }
  if (!data || !app) {
    return undefined;
  }
  return data.app_id === app.id
    ? { runId, inputs: data.inputs }
    : { runId, inputs: null, problem: `Run ${runId} is a run of ${data.app_name}, so its inputs do not fit here.` };
}
