import { type Counter, counter, type Gauge, gauge, type Histogram, histogram } from "../kit/index.ts";
import { prefixed } from "./prefixed.ts";

/** What a service says about its semaphores; `L` tells them apart. */
export interface SemaphoreMetrics<L extends string = string> {
  readonly inUse: Gauge<L>;
  readonly limit: Gauge<L>;
  readonly waiting: Gauge<L>;
  /** Of everyone who asked, also of those who got a permit at once or none at all. */
  readonly wait: Histogram<L>;
  /** Asked and gave up, or were turned away. */
  readonly failures: Counter<L>;
}

export interface SemaphoreOptions<L extends string> {
  /** The label that tells semaphores apart. @default "semaphore" */
  readonly label?: L;
  /** Bounds of the wait, in seconds. @default 5 ms to 10 s */
  readonly buckets?: readonly number[];
}

/** Metrics of semaphores under a prefix: `semaphoreMetrics("shop").inUse` is `shop_semaphore_permits_in_use`. */
export function semaphoreMetrics<const L extends string = "semaphore">(
  prefix: string,
  options: SemaphoreOptions<L> = {},
): SemaphoreMetrics<L> {
  const { label = "semaphore" as L, buckets } = options; // without the option, L is the literal "semaphore"
  const labels = [label];
  const name = (rest: string) => prefixed(prefix, `semaphore_${rest}`);
  return {
    inUse: gauge(name("permits_in_use"), { help: "Permits that are taken.", unit: "permits", labels }),
    limit: gauge(name("permits_limit"), { help: "Permits there are.", unit: "permits", labels }),
    waiting: gauge(name("waiting_operations"), {
      help: "Operations that wait for a permit.",
      unit: "operations",
      labels,
    }),
    wait: histogram(name("wait_seconds"), {
      help: "Time an operation waited for a permit.",
      unit: "seconds",
      labels,
      ...(buckets === undefined ? {} : { buckets }),
    }),
    failures: counter(name("failures_total"), {
      help: "Operations that got no permit.",
      unit: "operations",
      labels,
    }),
  };
}
