import { $api } from '@/api/client';

/** Who is signed in here; undefined until that is known. */
export function useSession() {
  const { data } = $api.useQuery('get', '/api/session', undefined, { staleTime: 60_000 });
  return data;
}
