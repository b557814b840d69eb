import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/router';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { $api } from '@/api/client';
import { useReads } from '@/features/session/useSession';
import { Hits } from './Hits';
import classes from './Search.module.css';
import { SearchBox } from './SearchBox';
import { newIndex, search } from './searching';

/** The search over apps and docs, a dialog over the page. */
export function Search({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal.Root opened={opened} onClose={onClose} size={640} yOffset="9vh" xOffset={12} transitionProps={{ duration: 120, transition: 'fade' }}>
      <Modal.Overlay backgroundOpacity={0.35} blur={3} />
      <Modal.Content aria-label="Search" radius={14} bg="var(--surface)">
        <Modal.Body p={0}>
          <SearchForm onClose={onClose} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** The words and what they find: of the apps only for who may read them. The focus stays with the words; arrows move the choice (the combobox pattern of WAI-ARIA). */
function SearchForm({ onClose }: { onClose: () => void }) {
  const { push } = useRouter();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const apps = $api.useQuery('get', '/api/apps', undefined, { staleTime: 30_000, enabled: useReads() });
  const docs = useQuery({ queryKey: ['docs index'], queryFn: loadDocs, staleTime: Infinity });
  const asked = useDeferredValue(query);
  const groups = useMemo(() => search(asked, apps.data ?? [], docs.data), [asked, apps.data, docs.data]);
  const hits = groups.flatMap(group => group.hits);
  const at = Math.min(chosen, hits.length - 1);
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, groups]);

  const open = (path: string) => {
    onClose();
    void push(path);
  };
  return (
    <>
      <SearchBox
        query={query}
        chosen={at >= 0 ? at : null}
        onQuery={words => {
          setQuery(words);
          setChosen(0);
        }}
        onMove={by => setChosen((at + by + hits.length) % Math.max(1, hits.length))}
        onOpen={() => hits[at] && open(hits[at].path)}
      />
      <div ref={list} className={classes.list}>
        {hits.length > 0 ? (
          <Hits groups={groups} chosen={at} onPoint={setChosen} onOpen={onClose} />
        ) : (
          <p className={classes.nothing}>{apps.isLoading || docs.isPending ? 'Searching…' : `Nothing has “${asked.trim()}”. Fewer or shorter words find more.`}</p>
        )}
        {(apps.isError || docs.isError) && <p className={classes.missing}>{apps.isError ? 'The apps' : 'The docs'} could not be searched just now.</p>}
      </div>
      <p className={classes.keys} aria-hidden>
        <kbd>↑</kbd> <kbd>↓</kbd> choose <kbd>↵</kbd> open <kbd>Esc</kbd> close
      </p>
      <p className={classes.count} role="status">
        {query === '' ? '' : `${hits.length} found`}
      </p>
    </>
  );
}

async function loadDocs() {
  const { default: entries } = await import('@/generated/search.json');
  const index = newIndex();
  index.addAll(entries);
  return index;
}
