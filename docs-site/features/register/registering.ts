import type { Fault } from '@/api/problem';

/** What is asked for on the page. */
export interface Source {
  repo_url: string;
  ref: string;
  path: string;
}

export type SourceField = keyof Source;

/** Faults of one file, or of one of the request's own fields. */
export interface FaultGroup {
  /** `manifest.json`, `function.py`, or a field of the request. */
  place: string;
  faults: { steps: string[]; detail: string }[];
}

/** Reads the source from an address such as /add-app?repo_url=…&ref=…&path=…. */
export function sourceOf(query: Record<string, string | string[] | undefined>): Source {
  const one = (parameter: string | string[] | undefined) => [parameter ?? ''].flat()[0] ?? '';
  return { repo_url: one(query.repo_url), ref: one(query.ref), path: one(query.path) };
}

/** Where somebody would look for each fault: the place first, then the steps down to it. The order of places is kept. */
export function groupFaults(faults: Fault[]): FaultGroup[] {
  const groups = new Map<string, FaultGroup>();
  for (const { pointer, detail } of faults) {
    const [place = '', ...steps] = stepsOf(pointer);
    const group = groups.get(place) ?? { place, faults: [] };
    group.faults.push({ steps, detail });
    groups.set(place, group);
  }
  return [...groups.values()];
}

/** The steps of a JSON pointer (RFC 6901). */
function stepsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The faults that belong to the form's own fields, by field. */
export function fieldErrors(faults: Fault[]): Partial<Source> {
  const errors: Partial<Source> = {};
  for (const field of ['repo_url', 'ref', 'path'] as const) {
    errors[field] = faults.find(({ pointer }) => pointer === `/${field}`)?.detail;
  }
  return errors;
}

/** The faults inside the repository: its files. */
export function faultsOfFiles(faults: Fault[]): Fault[] {
  return faults.filter(({ pointer }) => !/^\/(repo_url|ref|path)$/.test(pointer));
}

/** Whether an app comes from this source: the same repository and folder, however they are spelt. */
export function isFrom(app: { repo_url: string; path: string }, { repo_url, path }: Source): boolean {
  const url = repo_url.trim().replace(/\/+$/, '').replace(/^\//, 'file:///');
  return app.repo_url === url && app.path === path.trim().replace(/^\/+|\/+$/g, '');
}

/**
 * The source an address of a folder's page means, as GitHub and GitLab show them; null for any other address. A branch
 * whose name has a slash cannot be told from the folder, so only its first part is taken for it.
 */
export function sourceOfTree(address: string): Source | null {
  const found = /^(https:\/\/[^/]+\/.+?)(?:\/-)?\/tree\/([^/?#]+)\/?([^?#]*)/.exec(address.trim());
  return found && { repo_url: found[1]!, ref: decodeURIComponent(found[2]!), path: decodeURIComponent(found[3]!.replace(/\/+$/, '')) };
}
