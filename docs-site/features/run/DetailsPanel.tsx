import Link from 'next/link';
import { useMemo } from 'react';
import type { Schema } from '@/api/client';
import { Panel } from '@/components/Panel';
import { useSeesOthers } from '@/features/session/useSession';
import { dateTime, duration, shortCommit } from '@/lib/format';
import { Facts } from './Facts';
import { isTerminal } from './live/liveState';
import type { RunSight } from './live/runSight';

/** What is known of a run besides its result: version, worker, times, attempts. */
export function DetailsPanel({ sight }: { sight: RunSight }) {
  const { run, status } = sight;
  const resultBytes = useResultBytes(sight);
  const seesOthers = useSeesOthers();
  const hasEnded = isTerminal(status);
  const facts = [
    { name: 'App', value: <Link href={`/apps/${run.function_name}`}>{run.function_name}</Link> },
    { name: 'Version', value: <Version run={run} /> },
    { name: 'Worker', value: run.worker },
    { name: 'Attempt', value: run.attempt > 0 ? String(run.attempt) : null },
    { name: 'Submitted by', value: seesOthers ? run.submitted_by : null },
    { name: 'Submitted', value: dateTime(run.created_at) },
    { name: 'Started', value: run.started_at && dateTime(run.started_at) },
    { name: 'Finished', value: hasEnded && run.finished_at ? dateTime(run.finished_at) : null },
    { name: 'Queue time', value: run.queue_seconds == null ? null : duration(run.queue_seconds) },
    { name: 'Run time', value: hasEnded && run.run_seconds != null ? duration(run.run_seconds) : null },
    { name: 'CPU time', value: run.cpu_seconds == null ? null : duration(run.cpu_seconds) },
    { name: 'Trace', value: run.trace_url && <a href={run.trace_url}>Where the time went</a> },
    { name: 'Result size', value: resultBytes === null ? null : sizeText(resultBytes) },
  ];
  return (
    <Panel title="Details">
      <Facts facts={facts.filter(fact => fact.value !== null)} />
    </Panel>
  );
}

/** The result's size as JSON: exact where that is quickly found, else that of the message that brought it. */
function useResultBytes({ result, resultBytes }: RunSight): number | null {
  return useMemo(() => (resultBytes !== null && resultBytes < 200_000 ? JSON.stringify(result).length : resultBytes), [result, resultBytes]);
}

function Version({ run }: { run: Schema<'WholeRun'> }) {
  return (
    <Link href={`/apps/${run.function_name}?tab=versions`}>
      {run.version.number} <span className="mono">{shortCommit(run.version.commit)}</span>
    </Link>
  );
}

/** A number of bytes: 512 B, 41 kB, 1.2 MB. */
function sizeText(bytes: number): string {
  if (bytes < 1000) {
    return `${bytes} B`;
  }
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
