import { Skeleton } from '@mantine/core';
import { $api, type Schema } from '@/api/client';
import { EmptyState } from '@/components/EmptyState';
import { ErrorCard } from '@/components/ErrorCard';
import { Panel } from '@/components/Panel';
import { QuietCell, Table } from '@/components/Table';
import { number } from '@/lib/format';
import { accountWords } from '@/lib/impliedAccounts';
import { cpuTime } from './quotaWords';

const headings = ['Runs now', 'Runs, last hour', 'Runs, last day', 'CPU, last hour', 'CPU, last day'];

/** What everybody uses, by account and by app. */
export function Use() {
  const use = $api.useQuery('get', '/api/quotas/use');
  if (use.error) {
    return (
      <ErrorCard title="What is used cannot be shown" onRetry={() => void use.refetch()}>
        {use.error.detail}
      </ErrorCard>
    );
  }
  return (
    <>
      <UsePanel title="Use by account" what="Account" rows={use.data?.accounts} />
      <UsePanel title="Use by app" what="App" rows={use.data?.apps} />
    </>
  );
}

function UsePanel({ title, what, rows }: { title: string; what: string; rows: Schema<'Use'>[] | undefined }) {
  if (rows?.length === 0) {
    return (
      <Panel title={title}>
        <EmptyState title="Nothing in the last 24 hours" />
      </Panel>
    );
  }
  return (
    <Panel title={title} flush>
      {rows ? (
        <Table label={title} headings={[what, ...headings]} actions={false} numbers>
          {rows.map(row => (
            <tr key={row.id}>
              <td>{accountWords(row.name)}</td>
              <QuietCell>{number(row.runs_in_flight)}</QuietCell>
              <QuietCell>{number(row.runs_last_hour)}</QuietCell>
              <QuietCell>{number(row.runs_last_day)}</QuietCell>
              <QuietCell>{cpuTime(row.cpu_seconds_last_hour)}</QuietCell>
              <QuietCell>{cpuTime(row.cpu_seconds_last_day)}</QuietCell>
            </tr>
          ))}
        </Table>
      ) : (
        <Skeleton height={80} m={18} width="auto" />
      )}
    </Panel>
  );
}
