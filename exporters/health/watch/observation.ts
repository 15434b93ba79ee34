import { type BodyFault, type HealthBody, readHealthBody } from "../body/index.ts";
import { type FailureReason, type Outcome, type TlsFacts, wasAnswered } from "../probes/index.ts";

/** What one check found, at one time. */
export interface Observation {
  /** Milliseconds since 1970. */
  readonly atMs: number;
  readonly up: boolean;
  /** Why it is not up, and in words. */
  readonly reason: FailureReason | undefined;
  readonly message: string | undefined;
  /** Whether somebody was there at all. */
  readonly answered: boolean;
  readonly seconds: number;
  readonly httpStatus: number | undefined;
  readonly tls: TlsFacts | undefined;
  /** Undefined where there is nothing to read. */
  readonly body: HealthBody | BodyFault | undefined;
}

/** Draws the conclusions from a probe: a body that says `down` counts like a status that does, a 503 with a body is data. */
export function observe({ failure, seconds, trace }: Outcome, readsHealth: boolean, atMs: number): Observation {
  const { http, tls } = trace;
  const raw = http?.body;
  const body = readsHealth && raw !== undefined ? readHealthBody(raw, atMs) : undefined;
  const saysDown = failure === undefined && typeof body === "object" && body.state === "down";
  return {
    atMs,
    up: failure === undefined && !saysDown,
    reason: saysDown ? "reported_down" : failure?.reason,
    message: saysDown ? "the service says of itself that it is down" : failure?.message,
    answered: wasAnswered(failure?.reason) || http !== undefined,
    seconds,
    httpStatus: http?.status,
    tls,
    body,
  };
}
