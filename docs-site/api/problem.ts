/** One thing that is wrong, at its place in what was sent or in a manifest (a JSON pointer, RFC 6901). */
export interface Fault {
  pointer: string;
  detail: string;
}

/** An answer that is not a success: problem details (RFC 9457). */
export class Problem extends Error {
  /** The HTTP status; 0 when there was no answer. */
  readonly status: number;
  readonly errors: Fault[];

  constructor(document: { status: number; detail: string; errors?: Fault[] }) {
    super(document.detail);
    this.name = 'Problem';
    this.status = document.status;
    this.errors = document.errors ?? [];
  }

  /** Reads an answer that is not a success; one without problem details gives a sentence with its status. */
  static async of(response: Response): Promise<Problem> {
    const document: unknown = await response.json().catch(() => null);
    const { detail, errors } = (document ?? {}) as { detail?: string; errors?: Fault[] };
    return new Problem({
      status: response.status,
      detail: detail ?? `The server answered ${response.status}; try again in a moment.`,
      errors,
    });
  }

  /** The sentence, by its name in the API's document. */
  get detail(): string {
    return this.message;
  }

  /** Whether the same call may succeed a moment later. */
  get mayPass(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

/** What a call threw, as a Problem: the hooks' types say of an error only what the API's document says. */
export function problemOf(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem({ status: 0, detail: error instanceof Error ? error.message : String(error) });
}
