import type { Schema } from '@/api/client';
import { Ago } from '@/components/Ago';
import { EmptyState } from '@/components/EmptyState';
import { QuietCell, Table } from '@/components/Table';
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
    <Table label="Workers" headings={['Worker', 'Slots', 'Last heartbeat', 'Started', 'Python', 'Protection', 'Pool']} actions={false}>
      {workers.map(worker => (
        <tr key={worker.id}>
          <td>
            <span className={classes.alive} data-lost={worker.alive ? undefined : true}>
              <span className="mono">{worker.id}</span>
              {!worker.alive && <span className={classes.quiet}>stopped or lost</span>}
            </span>
          </td>
          <td>{worker.alive ? <Slots slots={worker.slots} busy={worker.busy} /> : <span className={classes.quiet}>–</span>}</td>
          <QuietCell>
            <Ago moment={worker.heartbeat_at} />
          </QuietCell>
          <QuietCell>
            <Ago moment={worker.started_at} />
          </QuietCell>
          <QuietCell>{worker.python ?? '–'}</QuietCell>
          <QuietCell>
            <Protection of={worker.protection} />
          </QuietCell>
          <QuietCell>{worker.pools.join(', ')}</QuietCell>
        </tr>
      ))}
    </Table>
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
