import type { Schema } from '@/api/client';
import { Ago } from '@/components/Ago';
import { EmptyState } from '@/components/EmptyState';
import classes from './Monitor.module.css';

const mostBoxes = 24;

/** The workers with their slots and last heartbeat, living ones first. */
export function Workers({ workers }: { workers: Schema<'Worker'>[] }) {
  if (workers.length === 0) {
    return (
      <div style={{ padding: 18 }}>
        <EmptyState title="No worker has been seen within a day">Runs wait until one is started; nothing is lost meanwhile.</EmptyState>
      </div>
    );
  }
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label="Workers">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Worker</th>
            <th scope="col">Slots</th>
            <th scope="col">Last heartbeat</th>
            <th scope="col">Started</th>
            <th scope="col">Python</th>
            <th scope="col">Protection</th>
            <th scope="col">Pool</th>
          </tr>
        </thead>
        <tbody>
          {workers.map(worker => (
            <tr key={worker.id}>
              <td>
                <span className={classes.alive} data-lost={worker.alive ? undefined : true}>
                  <span className="mono">{worker.id}</span>
                  {!worker.alive && <span className={classes.quiet}>stopped or lost</span>}
                </span>
              </td>
              <td>{worker.alive ? <Slots slots={worker.slots} busy={worker.busy} /> : <span className={classes.quiet}>–</span>}</td>
              <td className={classes.quiet}>
                <Ago moment={worker.heartbeat_at} />
              </td>
              <td className={classes.quiet}>
                <Ago moment={worker.started_at} />
              </td>
              <td className={classes.quiet}>{worker.python ?? '–'}</td>
              <td className={classes.quiet}>
                <Protection of={worker.protection} />
              </td>
              <td className={classes.quiet}>{worker.pool}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Slots({ slots, busy }: { slots: number; busy: number }) {
  return (
    <span className={classes.meter}>
      {slots <= mostBoxes && (
        <span className={classes.slots} aria-hidden>
          {Array.from({ length: slots }, (_, n) => (
            <span key={n} className={classes.slot} data-busy={n < busy ? true : undefined} />
          ))}
        </span>
      )}
      {busy} of {slots} busy
    </span>
  );
}

/** What keeps app code from harm; that nothing does is said in a colour. */
function Protection({ of }: { of: string }) {
  return of === 'none' ? <strong className={classes.bad}>none</strong> : of;
}
