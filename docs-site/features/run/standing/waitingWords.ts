import type { Schema } from '@/api/client';

type Worker = Pick<Schema<'Worker'>, 'alive' | 'pools' | 'slots' | 'busy'>;

/**
 * Why a run is not running yet.
 *
 * @param workers null while they are not known
 * @param pool    which workers may take the run
 */
export function waitingWords({ attempt }: Pick<Schema<'WholeRun'>, 'attempt'>, workers: Worker[] | null, pool: string): { title: string; detail: string; isStuck: boolean } {
  const title = attempt > 0 ? `Waiting for attempt ${attempt + 1}` : 'Waiting for a worker';
  const alive = workers?.filter(worker => worker.alive && worker.pools.includes(pool)) ?? [];
  if (workers && alive.length === 0) {
    const which = pool === 'default' ? 'No worker is alive' : `No worker of the pool "${pool}" is alive`;
    return { title: which, detail: 'The run is recorded and starts when one comes.', isStuck: true };
  }
  const slots = alive.reduce((sum, worker) => sum + worker.slots, 0);
  const busy = alive.reduce((sum, worker) => sum + worker.busy, 0);
  const detail =
    slots > 0 && busy >= slots
      ? `All ${slots} slots are busy; it starts when one is free.`
      : attempt > 0
        ? 'The attempt before did not come to an end.'
        : 'It starts when a worker takes it, mostly within a moment.';
  return { title, detail, isStuck: false };
}
