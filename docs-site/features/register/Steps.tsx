import { IconCheck, IconCircleDashed, IconLoader2, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { duration } from '@/lib/format';
import { useNow } from '@/lib/useNow';
import classes from './Steps.module.css';

/** The way of an app into the catalogue, and how far it is. */
export type Stage = 'reading' | 'checking' | 'ready' | 'broken';

const looks = { done: IconCheck, active: IconLoader2, waiting: IconCircleDashed, failed: IconX };
const words = { done: 'done', active: 'under way', waiting: 'to come', failed: 'failed' };

type State = keyof typeof looks;

const states: Record<Stage, [reading: State, checking: State, ready: State]> = {
  reading: ['active', 'waiting', 'waiting'],
  checking: ['done', 'active', 'waiting'],
  ready: ['done', 'done', 'done'],
  broken: ['done', 'failed', 'waiting'],
};

/** The steps of a registration; `note` says more of the one that is under way or failed. */
export function Steps({ at, note }: { at: Stage; note?: ReactNode }) {
  const labels = ['Reading the repository', 'Checking on a worker', 'Ready to run'];
  return (
    <ol className={classes.steps}>
      {states[at].map((state, index) => (
        <Step key={labels[index]} state={state} label={labels[index]!}>
          {(state === 'active' || state === 'failed') && note}
        </Step>
      ))}
    </ol>
  );
}

function Step({ state, label, children }: { state: State; label: string; children?: ReactNode }) {
  const Icon = looks[state];
  return (
    <li className={classes.step} data-state={state} aria-current={state === 'active' ? 'step' : undefined}>
      <span className={classes.icon}>
        <Icon size={15} stroke={2.2} role="img" aria-label={words[state]} />
      </span>
      <div className={classes.words}>
        <div className={classes.label}>
          <span role={state === 'active' || state === 'failed' ? 'status' : undefined}>{label}</span>
          {state === 'active' && <Elapsed />}
        </div>
        {children && <div className={classes.note}>{children}</div>}
      </div>
    </li>
  );
}

function Elapsed() {
  const now = useNow(500);
  const [start] = useState(now);
  const seconds = Math.floor((now - start) / 1000);
  return seconds > 0 ? <span className={classes.elapsed}>{seconds < 60 ? `${seconds} s` : duration(seconds)}</span> : null;
}
