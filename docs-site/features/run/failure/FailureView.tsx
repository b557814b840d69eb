import { IconAlertTriangle } from '@tabler/icons-react';
import Link from 'next/link';
import { useEffect, useRef } from 'react';
import type { Schema } from '@/api/client';
import { CopyButton } from '@/components/CopyButton';
import { Panel } from '@/components/Panel';
import { errorWords } from '@/lib/errorWords';
import { errorAdvice } from './errorAdvice';
import classes from './Failure.module.css';
import { readTraceback } from './traceback';

/** Why a run failed, what one can do, and the traceback. */
export function FailureView({ error, attempt }: { error: Schema<'RunError'> | null; attempt: number }) {
  const title = (error && errorWords[error.kind]) || 'The run failed';
  const advice = (error && errorAdvice[error.kind]) || 'The message and the log may tell more.';
  return (
    <>
      <section className={classes.card} aria-label="Error">
        <IconAlertTriangle size={20} className={classes.icon} aria-hidden />
        <div className={classes.words}>
          <h2 className={classes.title}>{title}</h2>
          {error?.message && <p className={classes.message}>{error.message}</p>}
          <p className={classes.advice}>
            {advice}
            {attempt > 1 && ` All told, ${attempt} attempts were made.`}{' '}
            <Link href="/docs/api/errors">All kinds of errors</Link>
          </p>
        </div>
      </section>
      {error?.traceback && <TracebackPanel traceback={error.traceback} />}
    </>
  );
}

function TracebackPanel({ traceback }: { traceback: string }) {
  const lines = readTraceback(traceback);
  const box = useRef<HTMLPreElement>(null);
  // The end says what happened; the way there is above it.
  useEffect(() => {
    box.current!.scrollTop = box.current!.scrollHeight;
  }, []);
  return (
    <Panel title="Traceback" actions={<CopyButton value={traceback} label="Copy the traceback" />} flush>
      <pre ref={box} className={classes.traceback} tabIndex={0} role="region" aria-label="Lines of the traceback">
        {lines.map(({ text, role }, i) => (
          <span key={i} data-role={role}>
            {`${text}\n`}
          </span>
        ))}
      </pre>
    </Panel>
  );
}
