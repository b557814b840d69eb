import { Button, Skeleton } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { Panel } from '@/components/Panel';
import { useRunAddress } from '../runAddress';
import type { ResultTable } from './resultTable';

const ResultGrid = dynamic(() => import('./ResultGrid').then(module => module.ResultGrid), {
  ssr: false,
  loading: () => <Skeleton height={320} radius={0} />,
});

/** A result's table, sortable and by pages, with the whole of it as CSV. */
export function TablePanel({ table, runId }: { table: ResultTable; runId: number }) {
  const { headings, rows } = table;
  const address = useRunAddress(runId);
  return (
    <Panel
      title="Table"
      note={`${rows.length.toLocaleString('en')} ${rows.length === 1 ? 'row' : 'rows'} · ${headings.length.toLocaleString('en')} ${headings.length === 1 ? 'column' : 'columns'}`}
      actions={
        <Button component="a" href={`${address}/export/csv`} download variant="default" size="xs" leftSection={<IconDownload size={14} aria-hidden />}>
          CSV
        </Button>
      }
      flush
    >
      <ResultGrid table={table} />
    </Panel>
  );
}
