import type { DatabasePoolMetrics } from "../metrics/agents.ts";
import { constant, type SampleSeries, type Shape } from "./kit/index.ts";

type Pool = DatabasePoolMetrics<"pool">;

/** Connections of a job's pool that may have twenty, and requests that wait for one. */
export function connectionsOf(job: string, { inUse, limit, waiting }: Pool) {
  const of = { job, instance: `${job}:8000`, pool: "work" };
  return (held: { readonly inUse: readonly Shape[]; readonly waiting: readonly Shape[] }): readonly SampleSeries[] => [
    inUse.series(of, held.inUse),
    limit.series(of, constant(20)),
    waiting.series(of, held.waiting),
  ];
}

/** Requests of a job that got no connection of its pool, in time or at all. */
export function unservedBy(job: string, { timeouts, errors }: Pool) {
  const of = { job, instance: `${job}:8000`, pool: "work" };
  return (missed: { readonly timeouts?: readonly Shape[]; readonly errors?: readonly Shape[] }) => [
    timeouts.series(of, missed.timeouts ?? [constant(0)]),
    errors.series(of, missed.errors ?? [constant(0)]),
  ];
}
