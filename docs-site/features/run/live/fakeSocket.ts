import type { StatusFrame } from './liveState';
import type { Socket } from './runSocket';

/** A socket without a network, for tests: the test plays the server. */
export class FakeSocket implements Socket {
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  isClosed = false;

  close(): void {
    this.isClosed = true;
  }

  send(frame: StatusFrame): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  closeWith(code: number): void {
    this.onclose?.({ code });
  }
}
