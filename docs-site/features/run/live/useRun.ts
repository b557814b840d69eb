import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { Problem } from '@/api/problem';
import { initialLive, isTerminal, type LiveState, liveReducer } from './liveState';
import { refreshRow, type RunRow, runRowQuery } from './runRow';
import { browserSocket, RunSocket, type Socket } from './runSocket';
import { type RunSight, sightOf } from './runSight';

/** A run as a page sees it, and what the page may do about it. */
export interface LiveRunHandle {
  /** Null until the run is known. */
  sight: RunSight | null;
  live: LiveState;
  isUnknown: boolean;
  /** Why the run cannot be shown; null when it can, or when it still may. */
  problem: Error | null;
  reload(): void;
  reconnect(): void;
}

/** Follows one run: its row from the API, and its socket until it has ended. */
export function useRun(runId: number, connect: (runId: number) => Socket = browserSocket): LiveRunHandle {
  const queries = useQueryClient();
  // The first one stays: a minifier may put a default's function in place, and then each call has one of its own.
  const [connectOnce] = useState(() => connect);
  const query = useQuery(runRowQuery(runId));
  const [live, tell] = useReducer(liveReducer, initialLive);
  const socket = useRef<RunSocket | null>(null);

  const rowHasEnded = isTerminal(query.data?.run.status);
  const isLive = query.data !== undefined && !rowHasEnded;
  useEffect(() => {
    if (!isLive) {
      return;
    }
    const current = new RunSocket(() => connectOnce(runId), tell);
    socket.current = current;
    current.start();
    return () => current.stop();
  }, [runId, isLive, connectOnce]);

  useRowFollowing(runId, live, query.data);
  const reload = useCallback(() => void queries.refetchQueries({ queryKey: runRowQuery(runId).queryKey }), [queries, runId]);
  const isUnknown = live.isUnknown || (query.error instanceof Problem && query.error.status === 404);
  return {
    sight: query.data ? sightOf(query.data, live) : null,
    live,
    isUnknown,
    problem: query.data || isUnknown ? null : query.error,
    reload,
    reconnect: () => socket.current?.retryNow(),
  };
}

/** Brings the row up to date when the socket tells another status, and while the socket is lost. */
function useRowFollowing(runId: number, live: LiveState, row: RunRow | undefined): void {
  const queries = useQueryClient();
  const known = row?.run.status;
  const isBehind = live.status !== null && known !== undefined && live.status !== known && !isTerminal(known);
  const told = useRef(live);
  told.current = live;
  useEffect(() => {
    if (isBehind) {
      // Not told to anybody when it fails: the page has the status, and only times and worker are missing.
      refreshRow(queries, runId, told.current).catch(() => {});
    }
  }, [queries, runId, isBehind, live.status]);
  const retryAt = live.connection.state === 'lost' ? live.connection.retryAt : null;
  useEffect(() => {
    if (retryAt !== null) {
      void queries.refetchQueries({ queryKey: runRowQuery(runId).queryKey });
    }
  }, [queries, runId, retryAt]);
}
