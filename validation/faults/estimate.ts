import { milliseconds } from "../../metrics/kit/index.ts";
import type { Fault } from "../../systems/index.ts";

/** What one needs besides its alerts: load, recovery, and counting. */
const around = 30;
/** Bringing the copy and the system up, warming up, an ordinary load, and removing both. */
const before = 180;

/** Seconds that faults take, from the longest that their alerts may: most arrive in half of it. */
export function estimateFaults(
  faults: readonly Fault[],
  times: { readonly boundOf: (fault: Fault) => number; readonly resolvedBoundOf: (fault: Fault) => number },
): number {
  const each = faults.map((fault) =>
    fault.alerts.length === 0
      ? around + milliseconds(fault.lasts ?? "30s") / 1000
      : around + (0.6 * times.boundOf(fault) + 0.6 * times.resolvedBoundOf(fault)) / 1000,
  );
  return Math.round(before + each.reduce((sum, one) => sum + one, 0));
}
