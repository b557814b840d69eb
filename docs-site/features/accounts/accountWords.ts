import { api, type Schema } from '@/api/client';

/** The roles, from the least to the most, in words. */
export const roles: { value: Schema<'Role'>; label: string }[] = [
  { value: 'viewer', label: 'viewer: reads' },
  { value: 'runner', label: 'runner: submits runs too' },
  { value: 'publisher', label: 'publisher: adds apps too' },
  { value: 'admin', label: 'admin: everything' },
];

/** A link that signs an account in once. */
export interface SignInLink {
  /** The name of the account. */
  name: string;
  /** The whole address. */
  address: string;
  /** Until when, in ISO 8601. */
  expiresAt: string;
}

/** Makes a link that signs an account in once. */
export async function makeLink({ id, name }: { id: number; name: string }): Promise<SignInLink> {
  const { data } = await api.POST('/api/accounts/{id}/link', { params: { path: { id: String(id) } } });
  return { name, address: new URL(data!.path, window.location.origin).href, expiresAt: data!.expires_at };
}
