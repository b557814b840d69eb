import { $api } from '@/api/client';
import type { App } from './app';

/** What the form is for: the version in use, or another one that was chosen. */
export interface ChosenVersion {
  /** The app as that version describes it, which stands there as its current one. */
  app: App;
  /** The number to name in calls; null for whichever version is in use. */
  number: number | null;
  /** Why the one that was asked for cannot be had. */
  problem?: string;
}

/** The version named by `?version=`; undefined while it is asked for. */
export function useChosenVersion(app: App, version: string | null): ChosenVersion | undefined {
  const number = version !== null && /^[1-9]\d{0,8}$/.test(version) ? Number(version) : null;
  const path = { id: app.function_name, number: number ?? 0 };
  const { data, error } = $api.useQuery('get', '/api/apps/{id}/versions/{number}', { params: { path } }, {
    enabled: number !== null,
    refetchInterval: ({ state }) => (state.data?.status === 'CHECKING' ? 2_000 : false),
  });
  if (number === null) {
    return { app, number };
  }
  if (data) {
    return { app: { ...app, input_schema: data.input_schema, manifest: data.manifest, current_version: data }, number };
  }
  return error ? { app, number: null, problem: error.detail } : undefined;
}
