import type { Schema } from '@/api/client';

export type App = Schema<'App'>;

/** What an app did of late. */
export type AppFigures = Schema<'AppActivity'>;

/** The orders of the catalogue, the first being the usual one. */
export const orders = { runs: 'Most run', newest: 'Newest', name: 'Name', fastest: 'Fastest' } as const;

export type Order = keyof typeof orders;

/** What somebody looks for: words, tags that an app must all have, and an order. */
export interface Finding {
  q: string;
  tags: string[];
  sort: Order;
}

export const everything: Finding = { q: '', tags: [], sort: 'runs' };

/** Reads what is looked for from an address; what is not understood there counts as not said. */
export function findingOf(query: Record<string, string | string[] | undefined>): Finding {
  const sort = all(query.sort)[0] ?? '';
  return {
    q: all(query.q)[0] ?? '',
    tags: [...new Set(all(query.tag))],
    sort: Object.hasOwn(orders, sort) ? (sort as Order) : everything.sort,
  };
}

/** The address of what is looked for, without what is usual. */
export function addressOf({ q, tags, sort }: Finding): string {
  const query = new URLSearchParams();
  if (q.trim() !== '') {
    query.set('q', q);
  }
  tags.forEach(tag => query.append('tag', tag));
  if (sort !== everything.sort) {
    query.set('sort', sort);
  }
  return query.size === 0 ? '/' : `/?${query}`;
}

/** The apps that have all the words and all the tags, in order. */
export function findApps(apps: App[], figures: Map<number, AppFigures>, { q, tags, sort }: Finding): App[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  return apps
    .filter(app => {
      const text = [app.name, app.function_name, app.description, ...app.tags].join(' ').toLowerCase();
      return words.every(word => text.includes(word)) && tags.every(tag => app.tags.includes(tag));
    })
    .sort((a, b) => compare(a, b, figures, sort) || a.name.localeCompare(b.name));
}

function compare(a: App, b: App, figures: Map<number, AppFigures>, sort: Order): number {
  switch (sort) {
    case 'runs':
      return (figures.get(b.id)?.runs ?? 0) - (figures.get(a.id)?.runs ?? 0);
    case 'newest':
      return Date.parse(b.created_at) - Date.parse(a.created_at);
    case 'fastest':
      return ascending(figures.get(a.id)?.median_seconds ?? Infinity, figures.get(b.id)?.median_seconds ?? Infinity);
    case 'name':
      return 0;
  }
}

function ascending(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

/** All tags of the apps, the most used first. */
export function tagsOf(apps: App[]): string[] {
  const uses = new Map<string, number>();
  apps.flatMap(app => app.tags).forEach(tag => uses.set(tag, (uses.get(tag) ?? 0) + 1));
  return [...uses].sort(([a, usesOfA], [b, usesOfB]) => usesOfB - usesOfA || a.localeCompare(b)).map(([tag]) => tag);
}

function all(parameter: string | string[] | undefined): string[] {
  return parameter === undefined ? [] : [parameter].flat();
}
