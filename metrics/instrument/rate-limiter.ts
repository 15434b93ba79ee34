import type { Registry } from "prom-client";
import { instrument } from "../kit/instrument/index.ts";
import type { RateLimiterMetrics } from "../sets/index.ts";
import { labelsOf } from "./instance-labels.ts";
import { join } from "./membership.ts";
import { tally } from "./tally.ts";

/** Takes down what a rate limiter decides. */
export interface RateLimiterMeter {
  /** Counts a decision and hands it back: `if (!meter.count(bucket.take())) refuse();`. Costs some 2 ns. */
  count(allowed: boolean): boolean;
  /** Takes its series away, when the limiter is gone. */
  remove(): void;
}

/**
 * Registers a rate limiter under its name; several share the metrics of one registry.
 * @throws DefinitionError when the registry has a limiter of this name, or the metric, already.
 */
export function instrumentRateLimiter<L extends string>(
  metrics: RateLimiterMetrics<L>,
  registry: Registry,
  name: string,
): RateLimiterMeter {
  const { instruments, beforeRead, leave } = join(registry, metrics, { kind: "rate limiter", name }, (collect) => ({
    requests: instrument(metrics.requests, registry, { collect }),
  }));
  const labels = (outcome: string) => ({ ...labelsOf(metrics.requests, name), outcome });
  const allowed = tally(instruments.requests, labels("allowed"));
  const rejected = tally(instruments.requests, labels("rejected"));
  beforeRead(() => {
    allowed.publish();
    rejected.publish();
  });
  return {
    count(decision) {
      (decision ? allowed : rejected).add();
      return decision;
    },
    remove() {
      leave();
      for (const outcome of ["allowed", "rejected"]) instruments.requests.remove(labels(outcome));
    },
  };
}
