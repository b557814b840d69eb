import { Button, Skeleton } from '@mantine/core';
import { IconDownload, IconListSearch } from '@tabler/icons-react';
import { useRouter } from 'next/router';
import { useEffect, useState } from 'react';
import { problemOf } from '@/api/problem';
import { EmptyState } from '@/components/EmptyState';
import { ErrorCard } from '@/components/ErrorCard';
import { Page, PageHead } from '@/components/Page';
import { Pager } from '@/components/Pager';
import { Panel } from '@/components/Panel';
import { useNow } from '@/lib/useNow';
import { AuditFilters } from './AuditFilters';
import { AuditTable } from './AuditTable';
import { isNarrowed, type Question, readQuestion, toFilters, writeQuestion } from './question';
import { useAuditEvents } from './useAuditEvents';

/** Who did what to what, for administrators, with filters that are kept in the address bar. */
export function Audit() {
  const router = useRouter();
  // Not in the first rendering, which must be the exported page's: there the address is not known yet.
  const [isReady, setIsReady] = useState(false);
  useEffect(() => setIsReady(router.isReady), [router.isReady]);
  return (
    <Page title="Audit trail">
      <PageHead title="Audit trail" note="Who did what to what, newest first. It is only ever added to." />
      {isReady ? <Events /> : <Skeleton height={320} radius={12} />}
    </Page>
  );
}

function Events() {
  const router = useRouter();
  const question = readQuestion(router.query);
  const { data, error, isPending, isPlaceholderData, refetch } = useAuditEvents(question);
  const mayNot = error !== null && problemOf(error).status === 403;
  const ask = (change: Partial<Question>) =>
    void router.push({ pathname: '/audit', query: writeQuestion({ ...question, trail: [], ...change }) }, undefined, { shallow: true, scroll: false });

  return (
    <>
      <AuditFilters question={question} onChange={ask} />
      {error ? (
        <ErrorCard title="The audit trail cannot be shown" onRetry={mayNot ? undefined : () => void refetch()}>
          {mayNot ? 'It is for administrators.' : error.message}
        </ErrorCard>
      ) : isPending ? (
        <Skeleton height={320} radius={12} />
      ) : data.events.length === 0 ? (
        <NoEvents narrowed={isNarrowed(question)} onClear={() => ask(readQuestion({}))} />
      ) : (
        <>
          <Panel title="Events" flush actions={<Download question={question} />}>
            <AuditTable events={data.events} dimmed={isPlaceholderData} />
          </Panel>
          <Pager trail={question.trail} next={data.next} shown={data.events.length} onTurn={trail => ask({ trail })} />
        </>
      )}
    </>
  );
}

/** All that the filters leave, not this page alone. */
function Download({ question }: { question: Question }) {
  const filters = new URLSearchParams(toFilters(question, useNow(60_000))).toString();
  return (
    <Button component="a" href={`/api/audit/export/csv${filters && `?${filters}`}`} download variant="default" size="xs" leftSection={<IconDownload size={14} aria-hidden />}>
      {isNarrowed(question) ? 'Download these as CSV' : 'Download all as CSV'}
    </Button>
  );
}

function NoEvents({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  if (narrowed) {
    return (
      <EmptyState icon={<IconListSearch aria-hidden />} title="No event is like this" action={<Button variant="default" onClick={onClear}>Clear the filters</Button>}>
        The filters above leave nothing over.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<IconListSearch aria-hidden />} title="Nothing has been done yet">
      Whoever signs in, makes an account, registers an app or submits a run is noted here.
    </EmptyState>
  );
}
