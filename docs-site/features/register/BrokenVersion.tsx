import type { Schema } from '@/api/client';
import { CodeView } from '@/components/CodeView';
import { CopyButton } from '@/components/CopyButton';
import { ErrorCard } from '@/components/ErrorCard';
import { Panel } from '@/components/Panel';
import { Arrival } from './Arrival';
import classes from './Refusal.module.css';

const titles: Record<Schema<'ErrorKind'>, string> = {
  app_error: 'The app failed in its check',
  load_error: 'The function could not be loaded',
  environment_error: 'Its packages could not be installed',
  source_error: 'Its source could not be fetched',
  invalid_result: 'The check gave a result that is not allowed',
  result_too_large: 'The check gave a result that is too large',
  timeout: 'The check took too long',
  out_of_memory: 'The check needed more memory than the app may have',
  worker_lost: 'The worker was lost during the check',
};

/** Why a version is broken: the error in words, where it was raised, and what the check printed. */
export function BrokenVersion({ version: { error, check_log } }: { version: Schema<'Version'> }) {
  return (
    <Arrival>
      <ErrorCard title={error ? titles[error.kind] : 'The check failed'}>
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
