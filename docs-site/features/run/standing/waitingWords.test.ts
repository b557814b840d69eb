import { describe, expect, it } from 'vitest';
import { waitingWords } from './waitingWords';

const first = { attempt: 0 };
const worker = { alive: true, pools: ['default'], slots: 4, busy: 0 };

describe('a run that waits', () => {
  it('waits for a worker', () => {
    expect(waitingWords(first, [worker], 'default')).toMatchObject({ title: 'Waiting for a worker', isStuck: false });
    expect(waitingWords(first, null, 'default').isStuck).toBe(false);
  });

  it('says that no worker is alive', () => {
    expect(waitingWords(first, [{ ...worker, alive: false }], 'default')).toEqual({
      title: 'No worker is alive',
      detail: 'The run is recorded and starts when one comes.',
      isStuck: true,
    });
    expect(waitingWords(first, [worker], 'gpu').title).toBe('No worker of the pool "gpu" is alive');
  });

  it('says that all slots are busy', () => {
    expect(waitingWords(first, [{ ...worker, busy: 4 }, { ...worker, busy: 4 }], 'default').detail).toBe('All 8 slots are busy; it starts when one is free.');
  });

  it('tells which attempt comes', () => {
    expect(waitingWords({ attempt: 1 }, [worker], 'default').title).toBe('Waiting for attempt 2');
  });
});
