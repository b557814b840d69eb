import { parseOrdered } from '@/lib/orderedJson';
import { isTerminal, type LiveEvent, type StatusFrame } from './liveState';

/** Seconds to wait after one, two, ... lost connections; the last goes on. */
const waits = [1, 2, 4, 8, 15, 30];

/** How long an open socket may be silent, in milliseconds: the server speaks every 3 s. */
const longestSilence = 30_000;

/** Whoever watches is signed out, or may not see the run any more (RFC 6455, 7.4.1: policy). */
const notAllowed = 1008;

/** What is used of a browser's WebSocket. */
export interface Socket {
  onmessage: ((event: { data: string }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  close(): void;
}

/**
 * Follows one run over its socket until it ends: tells what happens as events, connects again when the connection is
 * lost, and stops at a terminal status, at an unknown run or when told to. Where the server says that one may not watch
 * any more it waits to be told to connect again.
 */
export class RunSocket {
  private socket: Socket | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private isDone = false;
  private isRefused = false;

  constructor(
    private readonly connect: () => Socket,
    private readonly tell: (event: LiveEvent) => void,
  ) {}

  start(): void {
    addEventListener('online', this.onOnline);
    addEventListener('offline', this.onOffline);
    if (navigator.onLine) {
      // Not at once: a page that is left in the same moment opens no socket.
      this.timer = setTimeout(() => this.open(), 0);
    } else {
      this.tell({ type: 'offline' });
    }
  }

  /** Closes the socket and forgets it; no event comes after this. */
  stop(): void {
    this.isDone = true;
    this.drop();
    removeEventListener('online', this.onOnline);
    removeEventListener('offline', this.onOffline);
  }

  /** Connects now instead of when the wait is over. */
  retryNow(): void {
    if (!this.isDone && !this.socket) {
      this.open();
    }
  }

  private open(): void {
    clearTimeout(this.timer);
    this.isRefused = false;
    this.tell({ type: 'connecting' });
    const socket = this.connect();
    this.socket = socket;
    let isFirst = true;
    socket.onmessage = event => {
      this.failures = 0;
      this.listenFor(longestSilence);
      this.receive(event.data, isFirst);
      isFirst = false;
    };
    socket.onclose = event => this.onClose(event.code);
    this.listenFor(longestSilence);
  }

  private receive(data: string, isFirst: boolean): void {
    const frame = parseOrdered(data) as StatusFrame;
    this.isDone = frame.status === 'NOT_FOUND' || isTerminal(frame.status);
    this.tell({ type: 'message', frame, isFirst, bytes: data.length });
    if (this.isDone) {
      this.stop();
      this.tell({ type: 'closed' });
    }
  }

  private onClose(code: number): void {
    this.drop();
    if (code === 1000) {
      this.stop();
      this.tell({ type: 'closed' });
    } else if (code === notAllowed) {
      this.isRefused = true;
      this.tell({ type: 'refused' });
    } else {
      this.lose();
    }
  }

  private lose(): void {
    const wait = waits[Math.min(this.failures++, waits.length - 1)]! * 1000;
    this.tell({ type: 'lost', retryAt: Date.now() + wait });
    // Spread a little, so that all pages do not come back in the same moment.
    this.timer = setTimeout(() => this.open(), wait * (1 + Math.random() / 10));
  }

  /** Takes a socket that stays silent for lost: a network may go away without a word. */
  private listenFor(silence: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.drop();
      this.lose();
    }, silence);
  }

  private drop(): void {
    clearTimeout(this.timer);
    if (this.socket) {
      this.socket.onmessage = null;
      this.socket.onclose = null;
      this.socket.close();
      this.socket = null;
    }
  }

  private readonly onOnline = () => {
    if (!this.isRefused) {
      this.retryNow();
    }
  };

  private readonly onOffline = () => {
    if (this.isRefused) {
      return;
    }
    this.drop();
    this.failures = 0;
    this.tell({ type: 'offline' });
  };
}

/** The browser's socket on a run. */
export function browserSocket(runId: number): Socket {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return new WebSocket(`${scheme}://${location.host}/ws/runs/${runId}`) as unknown as Socket;
}
