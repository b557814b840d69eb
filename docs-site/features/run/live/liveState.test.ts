import { describe, expect, it } from 'vitest';
import { initialLive, type LiveEvent, type LiveState, liveReducer, type StatusFrame } from './liveState';

function after(...events: LiveEvent[]): LiveState {
  return events.reduce(liveReducer, initialLive);
}

function message(frame: Partial<StatusFrame>, isFirst = false): LiveEvent {
  return { type: 'message', frame: { status: 'RUNNING', run_id: 42, result: null, ...frame }, isFirst, bytes: 10 };
}

describe('what a socket tells of a run', () => {
  it('adds log to log within a connection', () => {
    expect(after(message({ log: 'one\n' }, true), message({}), message({ log: 'two\n' })).log.text).toBe('one\ntwo\n');
  });

  it('does not double the log when the server sends it from the start on a new connection', () => {
    const state = after(message({ log: 'one\n' }, true), { type: 'lost', retryAt: 5 }, { type: 'connecting' }, message({ log: 'one\ntwo\n' }, true));
    expect(state.log.text).toBe('one\ntwo\n');
  });

  it('keeps log and progress while the connection is lost', () => {
    const state = after(message({ log: 'one\n', progress: { fraction: 0.5 } }, true), { type: 'lost', retryAt: 5 }, { type: 'connecting' });
    expect(state.log.text).toBe('one\n');
    expect(state.progress).toEqual({ fraction: 0.5 });
    expect(state.connection).toEqual({ state: 'lost', retryAt: 5 });
  });

  it('keeps what is known where one may not watch any more', () => {
    const state = after(message({ log: 'one\n' }, true), { type: 'refused' });
    expect(state).toMatchObject({ connection: { state: 'refused' }, status: 'RUNNING', log: { text: 'one\n' } });
  });

  it('is open again with the first message', () => {
    expect(after({ type: 'lost', retryAt: 5 }, message({}, true)).connection).toEqual({ state: 'open' });
  });

  it('holds the result and its size at the end', () => {
    const state = after(message({}, true), { ...message({ status: 'SUCCESS', result: { a: 1 } }), bytes: 99 } as LiveEvent, { type: 'closed' });
    expect(state).toMatchObject({ status: 'SUCCESS', result: { a: 1 }, resultBytes: 99, connection: { state: 'closed' } });
  });

  it('never takes an end back', () => {
    expect(after(message({ status: 'CANCELLED' }, true), message({ status: 'RUNNING' })).status).toBe('CANCELLED');
  });

  it('goes back to pending when another attempt is to come', () => {
    expect(after(message({}, true), message({ status: 'PENDING' })).status).toBe('PENDING');
  });

  it('keeps what it knows while the server cannot say more, and says so', () => {
    const known = [message({ log: 'one\n', progress: { fraction: 0.5 } }, true), message({ warning: 'Away.' })];
    expect(after(...known)).toMatchObject({ status: 'RUNNING', warning: 'Away.', progress: { fraction: 0.5 }, log: { text: 'one\n' } });
    expect(after(...known, message({ log: 'two\n' }))).toMatchObject({ warning: null, log: { text: 'one\ntwo\n' } });
  });

  it('knows an unknown run', () => {
    expect(after(message({ status: 'NOT_FOUND' }, true)).isUnknown).toBe(true);
  });
});
