import { setMaxListeners } from "node:events";
import type { Family } from "../exposition/index.ts";
import type { Fitting, Level } from "./level.ts";

/** What a collection may use while it runs. */
export interface CollectionContext {
  /** Aborted at the deadline, with time left to write down what is known by then. */
  readonly signal: AbortSignal;
  /** Milliseconds left until the deadline; 0 after it. */
  remainingMs(): number;
  /**
   * Runs one part of the collection and records whether it worked and how long it took. Never throws: false when the part failed or was not done
   * at the deadline; what it writes after that comes too late. Parts of one name count as one, which works when all of them do.
   */
  run(collector: string, work: () => Promise<void>): Promise<boolean>;
  /**
   * Renders the most detailed level that fits into the series budget beside `otherSeries`; nothing when none does. At most once per collection.
   * Levels go from the most detailed to the coarsest and have the names the collection was made with.
   */
  fit<Rendered>(levels: readonly Level<Rendered>[], otherSeries?: number): Rendered | readonly Family[];
}

/** How one part of a collection went. */
export interface CollectorOutcome {
  readonly durationMs: number;
  /** Absent when it worked. */
  readonly error?: unknown;
}

/** A context, and what only the collection itself may do with it. */
export interface RunningContext {
  readonly context: CollectionContext;
  abort(reason: Error): void;
  /** Outcomes so far by name; what still runs has failed with `unfinished`. */
  outcomes(unfinished: Error): ReadonlyMap<string, CollectorOutcome>;
}

/** Makes the context of one collection that must be done at `deadline` on the clock `now`. */
export function createContext(deadline: number, now: () => number, fit: Fitting["fit"]): RunningContext {
  const controller = new AbortController();
  const { signal } = controller;
  setMaxListeners(0, signal);
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  aborted.catch(() => {});
  const parts: { readonly collector: string; readonly begun: number; outcome?: CollectorOutcome }[] = [];

  async function run(collector: string, work: () => Promise<void>): Promise<boolean> {
    const part: (typeof parts)[number] = { collector, begun: now() };
    parts.push(part);
    try {
      signal.throwIfAborted();
      await Promise.race([work(), aborted]);
      part.outcome = { durationMs: now() - part.begun };
      return true;
    } catch (error) {
      part.outcome = { durationMs: now() - part.begun, error };
      return false;
    }
  }

  return {
    context: { signal, remainingMs: () => Math.max(0, deadline - now()), run, fit },
    abort: (reason) => controller.abort(reason),
    outcomes(unfinished) {
      const all = new Map<string, CollectorOutcome>();
      for (const { collector, begun, outcome = { durationMs: now() - begun, error: unfinished } } of parts)
        all.set(collector, together(all.get(collector), outcome));
      return all;
    },
  };
}

function together(first: CollectorOutcome | undefined, second: CollectorOutcome): CollectorOutcome {
  if (first === undefined) return second;
  const durationMs = first.durationMs + second.durationMs;
  const failed = [first, second].find((outcome) => "error" in outcome);
  return failed === undefined ? { durationMs } : { durationMs, error: failed.error };
}
