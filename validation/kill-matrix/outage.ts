import type { KillPoint } from "./factors.ts";

/** Durations that decide for how long Alertmanager believes in an alert; in one unit, which is that of the answer. */
export interface Resending {
  readonly evaluationInterval: number;
  /** `--rules.alert.resend-delay`; Prometheus's default is a minute. */
  readonly resendDelay: number;
}

/**
 * How long an outage lasts. Prometheus sends a firing alert every max(evaluation interval, resend delay), and tells Alertmanager
 * to take it for over after four times that without word (`EndsAt`, rules/manager.go).
 * A short one lasts one such time: whatever the moment of the last word, more than half of the four are left when it ends.
 * A long one lasts five: even word sent in its first moment is past `EndsAt` before it ends.
 */
export function outageOf(outage: KillPoint["outage"], { evaluationInterval, resendDelay }: Resending): number {
  return Math.max(evaluationInterval, resendDelay) * times[outage];
}

const times: Readonly<Record<KillPoint["outage"], number>> = { short: 1, "beyond-ends-at": 5 };
