import { allocations, frees, goroutines, heapInUse } from "../metrics/go.ts";
import { startTime } from "../metrics/process.ts";
import { and, div, gt, minOverTime, rate, type Selector, sub, subquery, time, type Vector } from "./kit/index.ts";

// A leak is told from load by three things: lows, because a collection frees the rest; a comparison with the lowest
// since the process was warm, because it grows while it starts; and growth that goes on, because load finds a level.

type Go = "instance" | "job";
type GoGauge = Selector<Go, "gauge", string>;

/** How many times its lowest of six hours the heap's low is now; nothing in the first three quarters of an hour after a start. */
export function heapGrowth(job: string): Vector<Go, "gauge"> {
  const used = heapInUse.where({ job });
  return div(lowest(used), warmLow(used, job));
}

/** How many goroutines there are at least beyond the fewest of six hours; as {@link heapGrowth}. */
export function goroutineGrowth(job: string): Vector<Go, "gauge"> {
  const exist = goroutines.where({ job });
  return sub(lowest(exist), warmLow(exist, job));
}

/** What share of the objects allocated in half an hour were freed in it. */
export function objectsFreed(job: string): Vector<Go, "gauge"> {
  return div(rate(frees.where({ job }), "30m"), rate(allocations.where({ job }), "30m"));
}

/** Processes that started that long ago or longer. */
export function warm(job: string, age: "45m" | "1h"): Vector<Go, "gauge"> {
  return gt(sub(time(), startTime.where({ job })), age);
}

/** Higher than a quarter of an hour ago; a step of the load makes this true for a quarter of an hour, less than `for`. */
export function stillGrowing(gauge: GoGauge): Vector<Go, "gauge"> {
  return gt(lowest(gauge), minOverTime(gauge.range("15m").offset("15m")));
}

function lowest(gauge: GoGauge): Vector<Go, "gauge"> {
  return minOverTime(gauge, "15m");
}

/** The lowest in six hours, without the first half-hour after a start: a quarter of an hour's low must lie wholly behind it. */
function warmLow(gauge: GoGauge, job: string): Vector<Go, "gauge"> {
  return minOverTime(subquery(and(lowest(gauge), warm(job, "45m"), { on: ["instance", "job"] }), "6h", "15m"));
}
