import type { Schema } from '@/api/client';
import { Panel } from '@/components/Panel';
import { duration } from '@/lib/format';
import { endWords } from './endWords';
import { Facts } from './Facts';
import type { RunSight } from './live/runSight';

/** What became of each attempt; nothing where the first one is the only one. */
export function AttemptsPanel({ sight: { run, status } }: { sight: RunSight }) {
  const attempts = run.attempts;
  if (attempts.length === 0 || (attempts.length === 1 && status !== 'PENDING')) {
    return null;
  }
  return (
    <Panel title="Attempts">
      <Facts facts={attempts.map(attempt => ({ name: `Attempt ${attempt.attempt}`, value: <AttemptEnd attempt={attempt} /> }))} />
    </Panel>
  );
}

function AttemptEnd({ attempt: { end, message, worker, started_at, ended_at } }: { attempt: Schema<'Attempt'> }) {
  const seconds = started_at && ended_at ? (Date.parse(ended_at) - Date.parse(started_at)) / 1000 : null;
  return (
    <span title={[message, worker && `on ${worker}`].filter(Boolean).join('\n')}>
      {endWords(end)}
      {seconds !== null && ` after ${duration(seconds)}`}
    </span>
  );
}
