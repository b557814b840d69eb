import { Button, Group } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import Link from 'next/link';
import { useRouter } from 'next/router';
import { useEffect, useState } from 'react';
import { EmptyState } from '@/components/EmptyState';
import { ErrorCard } from '@/components/ErrorCard';
import { Page, PageHead } from '@/components/Page';
import { Pager } from '@/components/Pager';
import { useMay } from '@/features/session/useSession';
import { FilterBar } from './FilterBar';
import { isNarrowed, type Question, readQuestion, writeQuestion } from './question';
import { RunList, RunListSkeleton } from './RunList';
import { useRuns } from './useRuns';

/** All runs, newest first, with filters that are kept in the address bar. */
export function History() {
  const router = useRouter();
  // Not in the first rendering, which must be the exported page's: there the address is not known yet.
  const [isReady, setIsReady] = useState(false);
  useEffect(() => setIsReady(router.isReady), [router.isReady]);
  const seesAll = useMay('administer');
  return (
    <Page title="Runs">
      <PageHead title="Runs" note={seesAll ? 'Every run of this installation, newest first.' : 'Your runs, newest first.'} />
      {isReady ? <Runs /> : <RunListSkeleton />}
    </Page>
  );
}

function Runs() {
  const router = useRouter();
  const question = readQuestion(router.query);
  const { data, error, isPending, isPlaceholderData, refetch } = useRuns(question);
  const ask = (change: Partial<Question>) =>
    void router.push({ pathname: '/runs', query: writeQuestion({ ...question, trail: [], ...change }) }, undefined, { shallow: true, scroll: false });

  return (
    <>
      <FilterBar question={question} onChange={ask} />
      {error ? (
        <ErrorCard title="The runs could not be loaded" onRetry={() => void refetch()}>
          {error.message}
        </ErrorCard>
      ) : isPending ? (
        <RunListSkeleton />
      ) : data.runs.length === 0 ? (
        <NoRuns narrowed={isNarrowed(question)} onClear={() => ask(readQuestion({}))} />
      ) : (
        <>
          <RunList runs={data.runs} dimmed={isPlaceholderData} />
          <Pager trail={question.trail} next={data.next} shown={data.runs.length} onTurn={trail => ask({ trail })} />
        </>
      )}
    </>
  );
}

function NoRuns({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  const mayRun = useMay('run');
  if (narrowed) {
    return (
      <EmptyState icon={<IconHistory aria-hidden />} title="No run is like this" action={<Button variant="default" onClick={onClear}>Clear the filters</Button>}>
        The filters above leave nothing over.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<IconHistory aria-hidden />}
      title="No runs yet"
      action={
        <Group gap={8}>
          <Button component={Link} href="/">
            {mayRun ? 'Choose an app' : 'To the catalogue'}
          </Button>
        </Group>
      }
    >
      {mayRun
        ? 'Choose an app, fill in its form and press Run; the run is listed here and keeps its address.'
        : 'Your account reads only, so it makes no runs. An administrator can change that.'}
    </EmptyState>
  );
}
