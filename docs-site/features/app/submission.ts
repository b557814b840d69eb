/** How long a repeat of the same inputs is taken for the same click. */
const SAME_CLICK_MS = 1_000;

/**
 * Gives each submission its Idempotency-Key. The same inputs get the same key for as long as nobody knows what became
 * of them, and for a moment after that, so that neither a retry nor a double click is a second run.
 */
export class SubmissionKeys {
  private last: { inputs: string; key: string; answeredAt: number | null } | null = null;

  constructor(private readonly now: () => number = Date.now) {}

  /** The key to send with these inputs, given as JSON. */
  keyFor(inputs: string): string {
    const { last } = this;
    const isRepeat = last?.inputs === inputs && (last.answeredAt === null || this.now() - last.answeredAt < SAME_CLICK_MS);
    if (!isRepeat) {
      this.last = { inputs, key: randomKey(), answeredAt: null };
    }
    return this.last!.key;
  }

  /** The server has answered the last submission. */
  answered(): void {
    if (this.last) {
      this.last.answeredAt = this.now();
    }
  }
}

/** 128 random bits as text; crypto.randomUUID is missing on plain http. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}
