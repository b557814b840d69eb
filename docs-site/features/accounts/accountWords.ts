import { api, type Schema } from '@/api/client';

/** The roles, from the least to the most, in words. */
export const roles: { value: Schema<'Role'>; label: string }[] = [
  { value: 'viewer', label: 'viewer: reads' },
  { value: 'runner', label: 'runner: submits runs too' },
  { value: 'publisher', label: 'publisher: adds apps too' },
  { value: 'admin', label: 'admin: everything' },
];

/** Makes a link that signs an account in once; its whole address. */
export async function makeLink(id: number): Promise<string> {
  const { data } = await api.POST('/api/accounts/{id}/link', { params: { path: { id: String(id) } } });
  return new URL(data!.path, window.location.origin).href;
}
