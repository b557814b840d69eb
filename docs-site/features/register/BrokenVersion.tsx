import type { Schema } from '@/api/client';
import { CodeView } from '@/components/CodeView';
import { CopyButton } from '@/components/CopyButton';
import { ErrorCard } from '@/components/ErrorCard';
import { Panel } from '@/components/Panel';
import { errorWords } from '@/lib/errorWords';
import { Arrival } from './Arrival';
import classes from './Refusal.module.css';

/** Why a version is broken: the error in words, where it was raised, and what the check printed. */
export function BrokenVersion({ version: { error, check_log } }: { version: Schema<'Version'> }) {
  return (
    <Arrival>
      <ErrorCard title={error ? errorWords[error.kind] : 'The check failed'}>
        <div className={classes.message}>{error?.message ?? 'It gave no reason.'}</div>
        {error && <code className={classes.kind}>{error.kind}</code>}
      </ErrorCard>
      {error?.traceback && (
        <Panel title="Traceback" flush actions={<CopyButton value={error.traceback} label="Copy the traceback" />}>
          <CodeView code={error.traceback.trimEnd()} />
        </Panel>
      )}
      {check_log && (
        <Panel title="Log of the check" flush actions={<CopyButton value={check_log} label="Copy the log" />}>
          <CodeView code={check_log.trimEnd()} wrap />
        </Panel>
      )}
    </Arrival>
  );
}
