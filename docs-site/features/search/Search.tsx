import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconBook2, IconMathFunction, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import MiniSearch, { type SearchResult } from 'minisearch';
import { useRouter } from 'next/router';
import { useMemo, useState } from 'react';
import { $api, type Schema } from '@/api/client';
import { searchStore } from '@/lib/search';

/** One section of a docs page: the page from its start to the first heading, or from a heading to the next. */
export interface SearchEntry {
  id: number;
  path: string;
  page: string;
  heading: string;
  text: string;
}

/** The search over apps and docs, opened by Ctrl+K from anywhere. */
export function Search() {
  const [query, setQuery] = useState('');
  const router = useRouter();
  const apps = $api.useQuery('get', '/api/apps', undefined, { staleTime: 30_000 });
  const docs = useQuery({ queryKey: ['docs index'], queryFn: loadDocs, staleTime: Infinity, enabled: query !== '' });
  const go = (path: string) => () => void router.push(path);

  const groups = useMemo<SpotlightActionGroupData[]>(
    () => [
      { group: 'Apps', actions: matchingApps(apps.data ?? [], query).map(app => appAction(app, go(`/apps/${app.function_name}`))) },
      { group: 'Docs', actions: matchingDocs(docs.data, query).map(hit => docsAction(hit, go(hit.path as string))) },
    ].filter(({ actions }) => actions.length > 0),
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [apps.data, docs.data, query],
  );

  return (
    <Spotlight
      store={searchStore}
      actions={groups}
      filter={(_, actions) => actions}
      query={query}
      onQueryChange={setQuery}
      shortcut={['mod + K', '/']}
      scrollable
      maxHeight={420}
      nothingFound={query === '' ? 'Type to search apps and docs.' : 'Nothing has these words.'}
      searchProps={{ leftSection: <IconSearch size={18} aria-hidden />, placeholder: 'Search apps and docs', 'aria-label': 'Search apps and docs' }}
    />
  );
}

async function loadDocs(): Promise<MiniSearch<SearchEntry>> {
  const { default: entries } = await import('@/generated/search.json');
  const index = newIndex();
  index.addAll(entries);
  return index;
}

/** An empty index over the docs: words of headings weigh more, beginnings and small slips are found too. */
export function newIndex(): MiniSearch<SearchEntry> {
  return new MiniSearch<SearchEntry>({
    fields: ['page', 'heading', 'text'],
    storeFields: ['path', 'page', 'heading', 'text'],
    searchOptions: { boost: { page: 4, heading: 3 }, prefix: true, fuzzy: term => (term.length > 4 ? 0.2 : 0), combineWith: 'AND' },
  });
}

function matchingApps(apps: Schema<'App'>[], query: string) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return apps
    .filter(app => {
      const text = [app.name, app.function_name, app.description, ...app.tags].join(' ').toLowerCase();
      return words.every(word => text.includes(word));
    })
    .slice(0, 6);
}

function matchingDocs(index: MiniSearch<SearchEntry> | undefined, query: string): SearchResult[] {
  return index?.search(query).slice(0, 8) ?? [];
}

function appAction(app: Schema<'App'>, onClick: () => void): SpotlightActionData {
  return {
    id: `app-${app.id}`,
    label: app.name,
    description: app.description,
    leftSection: <IconMathFunction size={20} aria-hidden />,
    onClick,
  };
}

function docsAction(hit: SearchResult, onClick: () => void): SpotlightActionData {
  return {
    id: `docs-${hit.id}`,
    label: hit.heading === '' || hit.heading === hit.page ? hit.page : `${hit.page}: ${hit.heading}`,
    description: excerpt(hit.text as string, hit.terms),
    leftSection: <IconBook2 size={20} aria-hidden />,
    onClick,
  };
}

/** About 110 characters around the first word that was found. */
function excerpt(text: string, words: string[]): string {
  const lower = text.toLowerCase();
  const found = Math.max(0, Math.min(...words.map(word => lower.indexOf(word)).filter(at => at >= 0), text.length));
  const start = found === text.length ? 0 : Math.max(0, found - 40);
  return (start > 0 ? '…' : '') + text.slice(start, start + 110).trim() + (start + 110 < text.length ? '…' : '');
}
