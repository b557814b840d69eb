import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeSocket } from './fakeSocket';
import type { LiveEvent } from './liveState';
import { RunSocket } from './runSocket';

let sockets: FakeSocket[];
let events: LiveEvent[];
let socket: RunSocket;

const latest = () => sockets.at(-1)!;
const names = () => events.map(event => event.type);

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0);
  sockets = [];
  events = [];
  socket = new RunSocket(
    () => {
      sockets.push(new FakeSocket());
      return latest();
    },
    event => events.push(event),
  );
  socket.start();
  vi.advanceTimersByTime(0);
});

afterEach(() => {
  socket.stop();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('the socket of a run', () => {
  it('marks the first message of each connection', () => {
    latest().send({ status: 'RUNNING' });
    latest().send({ status: 'RUNNING' });
    latest().closeWith(1006);
    vi.advanceTimersByTime(1000);
    latest().send({ status: 'RUNNING' });
    expect(events.flatMap(event => (event.type === 'message' ? [event.isFirst] : []))).toEqual([true, false, true]);
  });

  it('waits longer after each failure, and starts over after a message', () => {
    const waits = [1, 2, 4, 8, 15, 30, 30];
    for (const seconds of waits) {
      const before = sockets.length;
      latest().closeWith(1006);
      vi.advanceTimersByTime(seconds * 1000 - 1);
      expect(sockets).toHaveLength(before);
      vi.advanceTimersByTime(1);
      expect(sockets).toHaveLength(before + 1);
    }
    latest().send({ status: 'RUNNING' });
    latest().closeWith(1006);
    vi.advanceTimersByTime(1000);
    expect(sockets).toHaveLength(waits.length + 2);
  });

  it('says when it tries again', () => {
    latest().closeWith(1006);
    expect(events.at(-1)).toEqual({ type: 'lost', retryAt: Date.now() + 1000 });
  });

  it('does not connect again after the end', () => {
    latest().send({ status: 'SUCCESS', result: {} });
    latest().closeWith(1000);
    vi.advanceTimersByTime(60_000);
    expect(sockets).toHaveLength(1);
    expect(names()).toEqual(['connecting', 'message', 'closed']);
  });

  it('does not connect again after close 1000 or an unknown run', () => {
    latest().closeWith(1000);
    vi.advanceTimersByTime(60_000);
    expect(sockets).toHaveLength(1);
    expect(names()).toEqual(['connecting', 'closed']);
  });

  it('does not connect again by itself where one may not watch any more, but does when asked to', () => {
    latest().send({ status: 'RUNNING' });
    latest().closeWith(1008);
    dispatchEvent(new Event('offline'));
    dispatchEvent(new Event('online'));
    vi.advanceTimersByTime(60_000);
    expect(sockets).toHaveLength(1);
    expect(names()).toEqual(['connecting', 'message', 'refused']);
    socket.retryNow();
    expect(sockets).toHaveLength(2);
    latest().closeWith(1006);
    expect(names().slice(3)).toEqual(['connecting', 'lost']);
  });

  it('takes a socket that stays silent for lost', () => {
    latest().send({ status: 'RUNNING' });
    vi.advanceTimersByTime(30_000);
    expect(latest().isClosed).toBe(true);
    expect(names()).toEqual(['connecting', 'message', 'lost']);
  });

  it('waits while the machine is offline and connects when it is back', () => {
    dispatchEvent(new Event('offline'));
    vi.advanceTimersByTime(60_000);
    expect(sockets).toHaveLength(1);
    dispatchEvent(new Event('online'));
    expect(sockets).toHaveLength(2);
    expect(names()).toEqual(['connecting', 'offline', 'connecting']);
  });

  it('connects at once when asked to', () => {
    latest().closeWith(1006);
    socket.retryNow();
    socket.retryNow();
    expect(sockets).toHaveLength(2);
  });

  it('is quiet once stopped', () => {
    socket.stop();
    expect(sockets[0]!.isClosed).toBe(true);
    vi.advanceTimersByTime(60_000);
    dispatchEvent(new Event('online'));
    expect(sockets).toHaveLength(1);
  });
});
