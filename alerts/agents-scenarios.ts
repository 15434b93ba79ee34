import { operations, rateLimiter, semaphore } from "../metrics/agents.ts";
import { lastChange, up } from "../metrics/health.ts";
import { constant, gap, observe, ramp, type SampleSeries, type Shape } from "./kit/index.ts";

const agents = { job: "agents", instance: "agents:8006" };

interface Outcomes {
  readonly completed: number;
  readonly failed?: number;
  readonly timeout?: number;
  readonly rejected?: number;
  /** The series of timeouts is not there before the first one, ten minutes after the others. */
  readonly born?: "late";
}

/** Operations that ended in each quarter of a minute, by outcome. */
export function ended({ completed, failed = 0, timeout = 0, rejected = 0, born }: Outcomes): readonly SampleSeries[] {
  const of = (outcome: string, samples: Shape | readonly Shape[]) =>
    operations.series({ ...agents, operation: "act", outcome }, samples);
  const growing = (by: number) => ramp({ from: 0, by, per: "15s" });
  return [
    of("completed", growing(completed)),
    of("failed", growing(failed)),
    of("timeout", born === undefined ? growing(timeout) : [gap("10m"), { ...growing(timeout), from: timeout }]),
    of("rejected", growing(rejected)),
  ];
}

/** Requests that a rate limiter let pass and refused in each quarter of a minute. */
export function limited({
  allowed,
  rejected,
}: {
  allowed: number;
  rejected: readonly Shape[];
}): readonly SampleSeries[] {
  const of = { ...agents, limiter: "model" };
  return [
    rateLimiter.requests.series({ ...of, outcome: "allowed" }, ramp({ from: 0, by: allowed, per: "15s" })),
    rateLimiter.requests.series({ ...of, outcome: "rejected" }, rejected),
  ];
}

interface Held {
  readonly inUse: readonly Shape[];
  readonly waiting: readonly Shape[];
}

/** Permits of a semaphore that has eight, and operations that wait for one. */
export function permits({ inUse, waiting }: Held): readonly SampleSeries[] {
  const of = { ...agents, semaphore: "tools" };
  return [
    semaphore.inUse.series(of, inUse),
    semaphore.limit.series(of, constant(8)),
    semaphore.waiting.series(of, waiting),
  ];
}

interface Waits {
  readonly short: number;
  readonly long?: number;
}

/** Operations that got a permit at once, and others that waited for two seconds, in each quarter of a minute. */
export function waited({ short, long = 0 }: Waits): readonly SampleSeries[] {
  const of = { ...agents, semaphore: "tools" };
  return [
    ...semaphore.wait.series(of, observe({ value: 0.001, by: short, per: "15s" })),
    ...semaphore.wait.series({ ...of, instance: "agents-2:8006" }, observe({ value: 2, by: long, per: "15s" })),
  ];
}

/** A service that is well until a moment in seconds, and then is not, or is again. */
export function down(service: string, check: string) {
  const asked = { job: "health", instance: "health:9115", service, check, replica: "" };
  return ({ well, changed }: { readonly well: readonly Shape[]; readonly changed: readonly Shape[] }) => [
    up.series(asked, well),
    lastChange.series(asked, changed),
  ];
}
