import { api } from '@/api/client';
import { crossSiteToken } from '@/api/crossSiteToken';
import { Problem } from '@/api/problem';

/** Signs in; throws a Problem when that is refused. The form is the framework's, so it is no call of the API's document. */
export async function signIn(name: string, password: string): Promise<void> {
  await api.GET('/api/session');
  const answer = await fetch('/api/session', { method: 'POST', headers: crossSiteToken(), body: new URLSearchParams({ name, password }) });
  if (!answer.ok) {
    throw await Problem.of(answer);
  }
}

/** Signs out of this browser, and forgets what it has shown. */
export async function signOut(): Promise<void> {
  await fetch('/api/session/end', { method: 'POST', headers: crossSiteToken() });
  window.location.assign('/sign-in');
}
