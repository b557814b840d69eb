import { $api, type Schema } from '@/api/client';

/** Who is signed in here; undefined until that is known. */
export function useSession() {
  const { data } = $api.useQuery('get', '/api/session', undefined, { staleTime: 60_000 });
  return data;
}

/** Whether things of other people are shown too, so that it must be said whose each is. */
export function useSeesOthers(): boolean {
  const session = useSession();
  return session !== undefined && session.mode !== 'none' && session.permissions.includes('administer');
}

/** Whether whoever is signed in may do this, as far as is known: true until it is. The server decides. */
export function useMay(permission: Schema<'Permission'>): boolean {
  const session = useSession();
  return session === undefined || session.permissions.includes(permission);
}

/** Whether whoever is here may read what the API has: false until it is known, so that nobody is led to sign in unasked. */
export function useReads(): boolean {
  return useSession()?.permissions.includes('read') ?? false;
}
