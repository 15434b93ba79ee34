/** How asking Prometheus can fail; the names are the metric's. */
export type FaultOutcome = "unreachable" | "unusable" | "too_large" | "timeout";

const statuses = { unreachable: 502, unusable: 502, too_large: 413, timeout: 504 } as const;

/** A Prometheus that cannot be asked, or gave an answer that cannot be passed on. */
export class PrometheusFault extends Error {
  readonly outcome: FaultOutcome;
  readonly status: (typeof statuses)[FaultOutcome];

  constructor(outcome: FaultOutcome, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "PrometheusFault";
    this.outcome = outcome;
    this.status = statuses[outcome];
  }
}
