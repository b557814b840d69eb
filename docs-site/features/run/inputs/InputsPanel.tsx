import type { Schema } from '@/api/client';
import { CopyButton } from '@/components/CopyButton';
import { Panel } from '@/components/Panel';
import { Facts } from '../Facts';
import { useRunApp } from '../useRunApp';
import { inputRows } from './inputRows';

/** What a run was started with, labelled as its app's form is. */
export function InputsPanel({ run }: { run: Schema<'WholeRun'> }) {
  const { data: app } = useRunApp(run);
  return <Inputs inputs={run.inputs} schema={app?.input_schema} />;
}

/** What a run was started with; without the app's inputs by their keys. */
export function Inputs({ inputs, schema }: { inputs: Schema<'WholeRun'>['inputs']; schema?: Parameters<typeof inputRows>[1] }) {
  const rows = inputRows(inputs, schema);
  return (
    <Panel title="Inputs" actions={rows.length > 0 && <CopyButton value={JSON.stringify(inputs, null, 2)} label="Copy as JSON" />}>
      {rows.length === 0 ? 'This app takes no inputs.' : <Facts facts={rows.map(({ key, label, text }) => ({ key, name: label, value: text }))} />}
    </Panel>
  );
}
