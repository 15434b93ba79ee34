import type { Duration } from "../../../metrics/kit/index.ts";
import { alertWindows } from "./alert-windows.ts";
import { toNumber } from "./decimal.ts";
import type { Objective } from "./objective.ts";

/** What an alert on the budget compares: the burn rate over a window with its factor. */
export interface BurnFactor {
  readonly window: Duration;
  readonly factor: number;
  /** What firing means: somebody is woken, or a ticket is made. */
  readonly kind: "page" | "ticket";
}

/** The burn rates that an objective's alerts look at, the fastest first; those of its short windows have the same factors. */
export function burnFactors(objective: Objective): readonly BurnFactor[] {
  const windows = alertWindows(objective);
  return (["page", "ticket"] as const)
    .flatMap((kind) => windows[kind].map(({ long, burn }) => ({ window: long, factor: toNumber(burn), kind })))
    .sort((a, b) => b.factor - a.factor);
}
