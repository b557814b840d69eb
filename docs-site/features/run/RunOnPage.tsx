import { Button } from '@mantine/core';
import Link from 'next/link';
import { ErrorCard } from '@/components/ErrorCard';
import { useRunAgain } from './actions/useRunAgain';
import { AttemptsPanel } from './AttemptsPanel';
import { DetailsPanel } from './DetailsPanel';
import { InputsPanel } from './inputs/InputsPanel';
import type { LiveRunHandle } from './live/useRun';
import type { RunSight } from './live/runSight';
import classes from './Run.module.css';
import { RunBody } from './RunBody';
import { RunHead } from './RunHead';
import { ConnectionNote } from './standing/ConnectionNote';
import { Timeline } from './standing/Timeline';

/** A run as a page of its own. */
export function RunOnPage({ sight, handle }: { sight: RunSight; handle: LiveRunHandle }) {
  const { run } = sight;
  const again = useRunAgain(run);
  return (
    <>
      <RunHead sight={sight} again={again} onEnded={handle.reload} />
      {again.problem && (
        <div className={classes.refused}>
          <ErrorCard title="The run could not be started again">
            {again.problem.message}{' '}
            <Button component={Link} href={`/apps/${run.function_name}?from=${run.run_id}`} variant="default" size="compact-xs">
              Edit and run
            </Button>
          </ErrorCard>
        </div>
      )}
      <Timeline sight={sight} />
      <div className={classes.columns}>
        <div className={classes.stack}>
          <ConnectionNote live={handle.live} onRetry={handle.reconnect} />
          <RunBody sight={sight} live={handle.live} />
        </div>
        <aside className={classes.stack} aria-label="About this run">
          <DetailsPanel sight={sight} />
          <AttemptsPanel sight={sight} />
          <InputsPanel run={run} />
        </aside>
      </div>
    </>
  );
}
