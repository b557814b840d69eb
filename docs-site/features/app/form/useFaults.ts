import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, type QueryClient, useQuery } from '@tanstack/react-query';
import { api } from '@/api/client';
import type { Fault } from '@/api/problem';
import type { App } from '../app';
import type { Inputs } from './fields';

const QUIET_MS = 350;
const none: Fault[] = [];

/**
 * What the server finds wrong with inputs, asked a moment after the last change. Until it has answered, the answer to
 * the inputs before stands, so that nothing flickers.
 *
 * @param app as the version describes it that is asked about
 * @param version its number; null for whichever is in use
 * @param body the inputs as JSON
 * @param active whether to ask; an untouched form is not asked about
 */
export function useFaults(app: App, version: number | null, body: string, active: boolean): Fault[] {
  const [settled] = useDebouncedValue(body, QUIET_MS);
  const { data } = useQuery({
    queryKey: faultsKey(app, body),
    queryFn: ({ signal }) => validate(app, version, body, signal),
    enabled: active && settled === body,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
  });
  return data ?? none;
}

/** Keeps what a refused submission was told, as if it had been asked. */
export function rememberFaults(client: QueryClient, app: App, body: string, faults: Fault[]): void {
  client.setQueryData(faultsKey(app, body), faults);
}

function faultsKey(app: App, body: string) {
  return ['faults', app.id, app.current_version.id, body];
}

async function validate(app: App, version: number | null, body: string, signal: AbortSignal): Promise<Fault[]> {
  const { data } = await api.POST('/api/apps/{id}/validate', {
    params: { path: { id: app.function_name } },
    body: { inputs: JSON.parse(body) as Inputs, ...(version !== null && { version }) },
    signal,
  });
  return data?.errors ?? none;
}

/** Faults by the key of the input they are about; those about no field of the form are left out. */
export function faultsByKey(faults: Fault[]): Map<string, string> {
  const byKey = new Map<string, string>();
  for (const { pointer, detail } of faults) {
    const [, place, key] = pointer.split('/');
    if (place === 'inputs' && key !== undefined) {
      const unescaped = key.replaceAll('~1', '/').replaceAll('~0', '~');
      byKey.set(unescaped, byKey.get(unescaped) ?? detail);
    }
  }
  return byKey;
}
