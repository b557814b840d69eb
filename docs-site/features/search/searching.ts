import MiniSearch from 'minisearch';
import type { Schema } from '@/api/client';
import { addApp, places } from '@/lib/places';

type App = Schema<'App'>;

/** One section of a docs page: the page from its start to the first heading, or from a heading to the next. */
export interface SearchEntry {
  id: number;
  path: string;
  page: string;
  heading: string;
  text: string;
}

/** Something that was found, and where it leads. */
export interface Hit {
  path: string;
  label: string;
  description: string;
  /** The words to mark in both. */
  words: string[];
  app?: App;
}

export interface HitGroup {
  title: 'Apps' | 'Docs' | 'Go to';
  hits: Hit[];
}

const MOST_APPS = 6;
const MOST_SECTIONS = 8;

/** An empty index over the docs: words of headings weigh more, beginnings and small slips are found too. */
export function newIndex(): MiniSearch<SearchEntry> {
  return new MiniSearch<SearchEntry>({
    fields: ['page', 'heading', 'text'],
    storeFields: ['path', 'page', 'heading', 'text'],
    searchOptions: { boost: { page: 4, heading: 3 }, prefix: true, fuzzy: term => (term.length > 4 ? 0.2 : 0), combineWith: 'AND' },
  });
}

/** What has all the words: apps, sections of the docs, places; a number leads to its run. Without words, some apps and the places. */
export function search(query: string, apps: App[], docs: MiniSearch<SearchEntry> | undefined): HitGroup[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const groups: HitGroup[] = [
    { title: 'Apps', hits: matchingApps(apps, words) },
    { title: 'Docs', hits: docs && words.length > 0 ? matchingSections(docs, query) : [] },
    { title: 'Go to', hits: matchingPlaces(query.trim(), words) },
  ];
  return groups.filter(({ hits }) => hits.length > 0);
}

function matchingApps(apps: App[], words: string[]): Hit[] {
  return apps
    .filter(app => hasAll([app.name, app.function_name, app.description, ...app.tags].join(' '), words))
    .slice(0, MOST_APPS)
    .map(app => ({ path: `/apps/${app.function_name}`, label: app.name, description: app.description, words, app }));
}

function matchingSections(docs: MiniSearch<SearchEntry>, query: string): Hit[] {
  return docs
    .search(query)
    .slice(0, MOST_SECTIONS)
    .map(({ path, page, heading, text, terms }) => ({
      path,
      label: heading === '' || heading === page ? page : `${page}: ${heading}`,
      description: excerpt(text, terms),
      words: terms,
    }));
}

function matchingPlaces(query: string, words: string[]): Hit[] {
  const run = /^#?(\d{1,18})$/.exec(query)?.[1];
  const hits = [...places, addApp]
    .filter(({ label }) => hasAll(label, words))
    .map(({ href, label }) => ({ path: href, label, description: '', words }));
  return run ? [{ path: `/runs/${run}`, label: `Run ${run}`, description: '', words: [] }, ...hits] : hits;
}

function hasAll(text: string, words: string[]): boolean {
  const lower = text.toLowerCase();
  return words.every(word => lower.includes(word));
}

/** About 110 characters around the first word that was found. */
function excerpt(text: string, words: string[]): string {
  const lower = text.toLowerCase();
  const found = Math.max(0, Math.min(...words.map(word => lower.indexOf(word)).filter(at => at >= 0), text.length));
  const start = found === text.length ? 0 : Math.max(0, found - 40);
  return (start > 0 ? '…' : '') + text.slice(start, start + 110).trim() + (start + 110 < text.length ? '…' : '');
}
