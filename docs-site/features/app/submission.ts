/**
 * Gives each submission its Idempotency-Key. The same inputs get the same key for as long as nobody knows what became
 * of them, so that a retry is no second run.
 */
export class SubmissionKeys {
  private last: { inputs: string; key: string } | null = null;

  /** The key to send with these inputs, given as JSON. */
  keyFor(inputs: string): string {
    if (this.last?.inputs !== inputs) {
      this.last = { inputs, key: randomKey() };
    }
    return this.last.key;
  }

  /** The server has answered the last submission. */
  answered(): void {
    this.last = null;
  }
}

/** 128 random bits as text; crypto.randomUUID is missing on plain http. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}
