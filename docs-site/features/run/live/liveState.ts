import type { Schema } from '@/api/client';
import type { RunStatus } from '@/components/StatusBadge';
import { appendLog, emptyLog, type Log } from '../log/logText';

/** One message of a run's socket. */
export interface StatusFrame {
  status: RunStatus | 'NOT_FOUND';
  run_id?: number;
  /** What the function returned; null unless the run succeeded. */
  result?: unknown;
  progress?: Progress;
  /** What was logged since the last message of the same connection. */
  log?: string;
  error?: Schema<'RunError'>;
  /** Why the rest may be out of date. */
  warning?: string;
}

/** How far a run says it is; the fraction is from 0 to 1. */
export interface Progress {
  fraction: number;
  message?: string | null;
}

/** Whether the page hears of its run just now. */
export type Connection =
  /** `refused`: who looks is signed out, or may not see the run any more; it is not tried again by itself. */
  | { state: 'idle' | 'connecting' | 'open' | 'closed' | 'offline' | 'refused' }
  /** Lost; it is tried again at `retryAt`, in milliseconds since 1970. */
  | { state: 'lost'; retryAt: number };

/** What a run's socket has told so far. */
export interface LiveState {
  connection: Connection;
  /** Null until the first message. */
  status: RunStatus | null;
  isUnknown: boolean;
  progress: Progress | null;
  log: Log;
  result: unknown;
  /** Bytes of the message that brought the result, about the result's size; null without one. */
  resultBytes: number | null;
  error: Schema<'RunError'> | null;
  /** What the server says against trusting the rest; null when it is up to date. */
  warning: string | null;
}

export type LiveEvent =
  | { type: 'connecting' }
  | { type: 'message'; frame: StatusFrame; isFirst: boolean; bytes: number }
  | { type: 'lost'; retryAt: number }
  | { type: 'offline' }
  | { type: 'refused' }
  | { type: 'closed' };

export const initialLive: LiveState = {
  connection: { state: 'idle' },
  status: null,
  isUnknown: false,
  progress: null,
  log: emptyLog,
  result: null,
  resultBytes: null,
  error: null,
  warning: null,
};

/** Whether a run with this status has ended. */
export function isTerminal(status: RunStatus | null | undefined): boolean {
  return status === 'SUCCESS' || status === 'FAILED' || status === 'CANCELLED';
}

/** What is known of a run after one more event of its socket. */
export function liveReducer(state: LiveState, event: LiveEvent): LiveState {
  switch (event.type) {
    case 'connecting':
      // What stood there while the connection was lost stays until the next message, so that nothing flickers.
      return state.connection.state === 'lost' ? state : { ...state, connection: { state: 'connecting' } };
    case 'message':
      return afterMessage(state, event);
    case 'lost':
      return { ...state, connection: { state: 'lost', retryAt: event.retryAt } };
    case 'offline':
      return { ...state, connection: { state: 'offline' } };
    case 'refused':
      return { ...state, connection: { state: 'refused' } };
    case 'closed':
      return { ...state, connection: { state: 'closed' } };
  }
}

function afterMessage(state: LiveState, { frame, isFirst, bytes }: Extract<LiveEvent, { type: 'message' }>): LiveState {
  const connection = { state: 'open' } as const;
  if (frame.status === 'NOT_FOUND') {
    return { ...state, connection, isUnknown: true };
  }
  if (isTerminal(state.status) && !isTerminal(frame.status)) {
    return { ...state, connection };
  }
  if (frame.warning) {
    return { ...state, connection, warning: frame.warning };
  }
  // The server sends the log from its start on each connection.
  const before = isFirst ? emptyLog : state.log;
  return {
    connection,
    status: frame.status,
    isUnknown: false,
    progress: frame.progress ?? null,
    log: frame.log ? appendLog(before, frame.log) : before,
    result: frame.result ?? null,
    resultBytes: frame.result == null ? null : bytes,
    error: frame.error ?? null,
    warning: null,
  };
}
