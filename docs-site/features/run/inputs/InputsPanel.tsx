import type { Schema } from '@/api/client';
import { CopyButton } from '@/components/CopyButton';
import { Panel } from '@/components/Panel';
import { Facts } from '../Facts';
import { useRunApp } from '../useRunApp';
import { inputRows } from './inputRows';

/** What a run was started with. */
export function InputsPanel({ run }: { run: Schema<'WholeRun'> }) {
  const { data: app } = useRunApp(run);
  const rows = inputRows(run.inputs, app?.input_schema);
  return (
    <Panel title="Inputs" actions={rows.length > 0 && <CopyButton value={JSON.stringify(run.inputs, null, 2)} label="Copy as JSON" />}>
      {rows.length === 0 ? 'This app takes no inputs.' : <Facts facts={rows.map(({ key, label, text }) => ({ key, name: label, value: text }))} />}
    </Panel>
  );
}
