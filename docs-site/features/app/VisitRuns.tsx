import { duration } from '@/lib/format';
import type { Run } from './app';
import { useAppRuns } from './useAppRuns';
import classes from './VisitRuns.module.css';

const words = { PENDING: 'Pending', RUNNING: 'Running', SUCCESS: 'Success', FAILED: 'Failed', CANCELLED: 'Cancelled' } as const;

/** The runs started since the page was opened, newest first, to go back and forth between. */
export function VisitRuns({ functionName, runIds, selected, onSelect }: {
  functionName: string;
  runIds: number[];
  selected: number;
  onSelect: (runId: number) => void;
}) {
  const { data } = useAppRuns(functionName);
  const byId = new Map(data?.map(run => [run.run_id, run]));
  return (
    <nav aria-label="Runs of this visit" className={classes.runs}>
      {runIds.map(runId => (
        <button key={runId} type="button" className={classes.run} aria-current={runId === selected || undefined} onClick={() => onSelect(runId)}>
          Run {runId} <State run={byId.get(runId)} />
        </button>
      ))}
    </nav>
  );
}

function State({ run }: { run: Run | undefined }) {
  return run ? (
    <span className={classes.state} data-status={run.status}>
      {run.run_seconds !== null && `${duration(run.run_seconds)} · `}
      {words[run.status]}
    </span>
  ) : null;
}
