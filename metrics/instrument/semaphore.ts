import type { Registry } from "prom-client";
import { instrument } from "../kit/instrument/index.ts";
import type { SemaphoreMetrics } from "../sets/index.ts";
import { attempt } from "./attempt.ts";
import { labelsOf } from "./instance-labels.ts";
import { join } from "./membership.ts";
import { setOrRemove } from "./set-or-remove.ts";
import { stopwatch } from "./stopwatch.ts";
import { tally } from "./tally.ts";

/** Gives a permit back. */
export type Release = () => void;

export interface SemaphoreLimit {
  /** Permits there are; a function where that changes, asked when it is read. */
  readonly limit: number | (() => number);
}

/** Takes down how a semaphore does. */
export interface SemaphoreMeter {
  /** The same `acquire`, measured: a permit is in use until it is released, however often that is called. Costs some 0.8 µs. */
  wrap<A extends readonly unknown[]>(acquire: (...args: A) => Promise<Release>): (...args: A) => Promise<Release>;
  /** The same `run`, measured, for semaphores that are given the work; the permit is in use until the work ends, also by an error. */
  wrapRunner(run: <T>(work: () => Promise<T>) => Promise<T>): <T>(work: () => T | Promise<T>) => Promise<T>;
  /** Takes its series away, when the semaphore is gone. */
  remove(): void;
}

/**
 * Registers a semaphore under its name; several share the metrics of one registry.
 * @throws DefinitionError when the registry has a semaphore of this name, or one of the metrics, already.
 */
export function instrumentSemaphore<L extends string>(
  metrics: SemaphoreMetrics<L>,
  registry: Registry,
  name: string,
  { limit }: SemaphoreLimit,
): SemaphoreMeter {
  const member = { kind: "semaphore", name };
  const { instruments, beforeRead, leave, lasts } = join(registry, metrics, member, (collect) => ({
    inUse: instrument(metrics.inUse, registry, { collect }),
    limit: instrument(metrics.limit, registry, { collect }),
    waiting: instrument(metrics.waiting, registry, { collect }),
    wait: instrument(metrics.wait, registry),
    failures: instrument(metrics.failures, registry, { collect }),
  }));
  const labels = labelsOf(metrics.inUse, name);
  const failures = tally(instruments.failures, labels);
  let inUse = 0;
  let waiting = 0;
  instruments.wait.zero(labels);
  beforeRead(() => {
    failures.publish();
    instruments.inUse.set(labels, inUse);
    instruments.waiting.set(labels, waiting);
    setOrRemove(instruments.limit, labels, typeof limit === "function" ? attempt(limit) : limit);
  });

  /** One operation's way: it waits, then it holds a permit or has failed. Each step counts once. */
  const ask = () => {
    const seconds = stopwatch();
    let at: "waiting" | "holding" | "done" = "waiting";
    waiting += 1;
    const endWait = (then: "holding" | "done") => {
      at = then;
      waiting -= 1;
      if (lasts()) instruments.wait.observe(labels, seconds());
    };
    return {
      granted() {
        if (at !== "waiting") return;
        endWait("holding");
        inUse += 1;
      },
      over() {
        if (at === "holding") inUse -= 1;
        if (at === "waiting") {
          endWait("done");
          failures.add();
        }
        at = "done";
      },
    };
  };
  return {
    wrap: (acquire) => {
      return async (...args) => {
        const operation = ask();
        let release: Release;
        try {
          release = await acquire(...args);
        } catch (error) {
          operation.over();
          throw error;
        }
        operation.granted();
        return () => {
          operation.over();
          return release();
        };
      };
    },
    wrapRunner: (run) => {
      return async (work) => {
        const operation = ask();
        try {
          return await run(async () => {
            operation.granted();
            return work();
          });
        } finally {
          operation.over();
        }
      };
    },
    remove() {
      leave();
      for (const one of Object.values(instruments)) one.remove(labels);
    },
  };
}
