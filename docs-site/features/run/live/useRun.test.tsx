import { QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { newQueryClient, type Schema } from '@/api/client';
import { FakeSocket } from './fakeSocket';
import { useRun } from './useRun';

// The client takes fetch and Request when it is made; jsdom's signals are none to Node's Request.
const network = vi.hoisted(() => {
  const network = { answer: async (_: Request): Promise<Response> => Response.error() };
  globalThis.fetch = input => network.answer(input as Request);
  globalThis.Request = class extends Request {
    constructor(address: string, init: RequestInit) {
      super(new URL(address, 'http://localhost'), { ...init, signal: null });
    }
  } as typeof Request;
  return network;
});

const row = {
  run_id: 42,
  app_id: 1,
  app_name: 'Mortality',
  function_name: 'mortality',
  version: { id: 1, number: 1, commit: '0123456789012345678901234567890123456789' },
  status: 'PENDING',
  attempt: 0,
  max_attempts: 3,
  worker: null,
  progress: null,
  submitted_by: 'ada',
  created_at: '2026-01-31T12:00:00.123456Z',
  started_at: null,
  finished_at: null,
  queue_seconds: null,
  run_seconds: null,
  cpu_seconds: null,
  error_kind: null,
  inputs: { age: 45 },
  result: null,
  error: null,
  result_deleted_at: null,
  trace_url: null,
  attempts: [],
} satisfies Schema<'WholeRun'>;

/** The API as the test plays it: what it keeps of the run, and what was asked. */
let kept: Schema<'WholeRun'>;
let asked: string[];
let sockets: FakeSocket[];

beforeEach(() => {
  kept = { ...row };
  asked = [];
  sockets = [];
  network.answer = async request => {
    const { pathname, searchParams } = new URL(request.url);
    asked.push(pathname);
    const { inputs, result, error, result_deleted_at, trace_url, attempts, ...listed } = kept;
    if (pathname === '/api/runs') {
      expect(Object.fromEntries(searchParams)).toEqual({ app: 'mortality', since: row.created_at, until: '2026-01-31T12:00:00.124Z' });
      return Response.json([{ ...listed, run_id: 41 }, listed]);
    }
    return Response.json(kept);
  };
});

// Once and for all: another function would be another socket.
function connect(): FakeSocket {
  const socket = new FakeSocket();
  sockets.push(socket);
  return socket;
}

function follow() {
  const queries = newQueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={queries}>{children}</QueryClientProvider>;
  return renderHook(() => useRun(42, connect), { wrapper }).result;
}

const firstSocket = () => waitFor(() => expect(sockets).toHaveLength(1));

describe('a followed run', () => {
  it('has its end and result from the socket, its times from the list, and downloads the result once', async () => {
    const run = follow();
    await firstSocket();
    kept = { ...kept, status: 'RUNNING', attempt: 1, worker: 'w-1', started_at: '2026-01-31T12:00:01Z', queue_seconds: 1 };
    act(() => sockets[0]!.send({ status: 'RUNNING', run_id: 42, log: 'one\n' }));
    await waitFor(() => expect(run.current.sight!.run.worker).toBe('w-1'));
    kept = { ...kept, status: 'SUCCESS', finished_at: '2026-01-31T12:00:02Z', run_seconds: 1, result: { summary: { e: 26 } } };
    act(() => sockets[0]!.send({ status: 'SUCCESS', run_id: 42, result: { summary: { e: 26 } }, log: 'two\n' }));
    await waitFor(() => expect(run.current.sight!.run.run_seconds).toBe(1));
    expect(run.current.sight).toMatchObject({ status: 'SUCCESS', result: { summary: { e: 26 } } });
    expect(run.current.live.log.text).toBe('one\ntwo\n');
    expect(asked).toEqual(['/api/runs/42', '/api/runs', '/api/runs']);
  });

  it('opens no socket when it has ended already', async () => {
    kept = { ...kept, status: 'SUCCESS', result: { summary: {} } };
    const run = follow();
    await waitFor(() => expect(run.current.sight?.status).toBe('SUCCESS'));
    await new Promise(resolve => setTimeout(resolve, 20));
    expect(sockets).toHaveLength(0);
  });

  it('does not take an end from the list before the socket has brought the result', async () => {
    const run = follow();
    await firstSocket();
    kept = { ...kept, status: 'SUCCESS', result: { summary: {} }, run_seconds: 1 };
    act(() => sockets[0]!.send({ status: 'RUNNING', run_id: 42 }));
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(run.current.sight).toMatchObject({ status: 'RUNNING', result: null });
    expect(sockets[0]!.isClosed).toBe(false);
  });

  it('looks at the API while the socket is lost, and takes an end from there', async () => {
    const run = follow();
    await firstSocket();
    act(() => sockets[0]!.send({ status: 'RUNNING', run_id: 42 }));
    kept = { ...kept, status: 'FAILED', error: { kind: 'timeout', message: 'It took longer than 6 s.' } };
    act(() => sockets[0]!.closeWith(1006));
    await waitFor(() => expect(run.current.sight).toMatchObject({ status: 'FAILED', error: { kind: 'timeout' } }));
  });

  it('is unknown when socket or API say so', async () => {
    const run = follow();
    await firstSocket();
    act(() => sockets[0]!.send({ status: 'NOT_FOUND' }));
    expect(run.current.isUnknown).toBe(true);
    network.answer = async () => Response.json({ status: 404, detail: 'There is no run "42".' }, { status: 404 });
    const other = follow();
    await waitFor(() => expect(other.current.isUnknown).toBe(true));
    expect(other.current.problem).toBeNull();
  });
});
