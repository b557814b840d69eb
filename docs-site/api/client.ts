import { QueryClient } from '@tanstack/react-query';
import createFetchClient from 'openapi-fetch';
import createHooks from 'openapi-react-query';
import { crossSiteToken } from './crossSiteToken';
import { Problem } from './problem';
import { signInPlace } from '@/features/session/places';
import type { components, paths } from '@/generated/schema';

/** A shape of the API, by its name in the API's document. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** Calls the API; types and paths come from its own document. */
export const api = createFetchClient<paths>({ baseUrl: '' });

/** What is not answered with success is thrown as a Problem, so that every screen has one kind of failure. */
api.use({
  onRequest({ request }) {
    if (request.method !== 'GET') {
      Object.entries(crossSiteToken()).forEach(([name, value]) => request.headers.set(name, value));
    }
  },
  async onResponse({ response, schemaPath }) {
    if (response.status === 401 && !schemaPath.startsWith('/api/session')) {
      const { pathname, search, hash } = window.location;
      window.location.assign(signInPlace(pathname + search + hash));
    }
    if (!response.ok) {
      throw await Problem.of(response);
    }
  },
  onError() {
    return new Problem({ status: 0, detail: 'Stoa cannot be reached just now. Your runs are safe; they go on without this page.' });
  },
});

/** The same calls as React Query's hooks: `$api.useQuery('get', '/api/apps')`. */
export const $api = createHooks(api);

/** A client that tries again only what may succeed the next time. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 2_000,
        retry: (count, error) => count < 2 && (!(error instanceof Problem) || error.mayPass),
      },
    },
  });
}
