import type { FailureKind } from "../reading/index.ts";

/** Thrown when a broker did not answer a call, with the reason a person can act on. */
export class CallError extends Error {
  override readonly name = "CallError";
  readonly kind: FailureKind;
  /** The protocol's name of the error, or Node's code. */
  readonly code: string;
  /** `Connect` when there was no connection to make the call on. */
  readonly call: string;

  constructor(call: string, { kind, code, message }: Explanation, options?: ErrorOptions) {
    super(message, options);
    this.call = call;
    this.kind = kind;
    this.code = code;
  }
}

export interface Explanation {
  readonly kind: FailureKind;
  readonly code: string;
  readonly message: string;
}
