/** A call to the engine that failed. */
export class EngineError extends Error {
  /** Undefined when there was no answer. */
  readonly status: number | undefined;

  constructor(call: string, fault: string, { status, cause }: { readonly status?: number; readonly cause?: unknown }) {
    super(`the engine's ${call}: ${fault}`, { cause });
    this.name = "EngineError";
    this.status = status;
  }

  /** Whether the container is not there any more. */
  get gone(): boolean {
    return this.status === 404;
  }
}
