import { IconInbox } from '@tabler/icons-react';
import { useMemo } from 'react';
import { EmptyState } from '@/components/EmptyState';
import { Panel } from '@/components/Panel';
import { ChartPanel } from './chart/ChartPanel';
import { Facts } from './Facts';
import { JsonPanel } from './JsonPanel';
import { partsOf } from './resultParts';
import { SummaryFigures } from './summary/SummaryFigures';
import { TablePanel } from './table/TablePanel';
import { valueText } from './values';

/** What a function returned: figures, chart, table, and everything else as JSON. */
export function ResultView({ result, runId, appName, functionName }: { result: unknown; runId: number; appName: string; functionName: string }) {
  const parts = useMemo(() => partsOf(result), [result]);
  const { summary, chart, table, singles, others } = parts;
  if (!summary && !chart && !table && singles.length + others.length === 0) {
    return (
      <EmptyState icon={<IconInbox aria-hidden />} title="Nothing to show">
        The function returned no summary, series, table or other values. What it printed is in the log.
      </EmptyState>
    );
  }
  return (
    <>
      {summary && <SummaryFigures summary={summary} />}
      {chart && <ChartPanel key={runId} chart={chart} appName={appName} fileName={`${functionName}-${runId}`} />}
      {table && <TablePanel table={table} runId={runId} />}
      {singles.length > 0 && (
        <Panel title="Other values">
          <Facts facts={singles.map(({ key, value }) => ({ name: key, value: valueText(value) }))} />
        </Panel>
      )}
      {others.map(({ key, value, note }) => (
        <JsonPanel key={key} title={<span className="mono">{key}</span>} note={note} value={value} />
      ))}
    </>
  );
}
