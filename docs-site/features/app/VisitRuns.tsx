import { StatusBadge } from '@/components/StatusBadge';
import { duration } from '@/lib/format';
import type { Run } from './app';
import { useAppRuns } from './useAppRuns';
import classes from './VisitRuns.module.css';

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
          <span>Run {runId}</span> <State run={byId.get(runId)} />
        </button>
      ))}
    </nav>
  );
}

function State({ run }: { run: Run | undefined }) {
  return run ? (
    <>
      {run.run_seconds !== null && <span className={classes.seconds}>{duration(run.run_seconds)}</span>}
      <StatusBadge status={run.status} />
    </>
  ) : null;
}
