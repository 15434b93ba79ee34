import type { Logger } from "../../kit/index.ts";
import { judged, type Objectives } from "../judge/index.ts";
import { withPart } from "../locust/index.ts";
import type { Result } from "../result/index.ts";
import type { Run } from "../run/index.ts";
import type { Archive, Store } from "../store/index.ts";
import type { RefusalReason, Tally } from "./tally.ts";

/** What every way of coming by results ends in. */
export interface Receiver {
  /** Undefined: any test. */
  allows(test: string): boolean;
  /** Takes a result of the test; a part of Locust's is added to its latest run. */
  take(result: Result, test: string): Verdict;
  /** Takes news of a run that are no result of their own: values that go on, a run that ended. */
  update(run: Run): Verdict;
  remove(run: Run): void;
  /** Ends what has gone quiet, lets go what is too old. */
  tidy(): void;
}

/** `kept` rejects when the run could not be written to the disk; it is told then, and the run is shown all the same. */
export type Verdict =
  | { readonly run: Run; readonly kept: Promise<void> }
  | { readonly refused: RefusalReason; readonly message: string };

export interface ReceiverOptions {
  readonly store: Store;
  readonly archive: Archive | undefined;
  readonly tally: Tally;
  readonly log: Logger;
  readonly limits: () => ReceiverLimits;
  /** Seconds since 1970. */
  readonly now: () => number;
}

export interface ReceiverLimits {
  readonly tests: readonly string[] | undefined;
  readonly objectives: Objectives;
  readonly expirySeconds: number;
  readonly idleSeconds: number;
  readonly maxTests: number;
}

export function createReceiver({ store, archive, tally, log, limits, now }: ReceiverOptions): Receiver {
  const allows = (test: string) => limits().tests?.includes(test) ?? true;

  function refuse(refused: RefusalReason, message: string, test: string): Verdict {
    tally.refused(refused);
    log.warn({ test, reason: refused }, message);
    return { refused, message };
  }

  function update(run: Run): Verdict {
    if (!allows(run.test)) return refuse("unknown_test", unknownTest(run.test, limits().tests ?? []), run.test);
    const kept = store.put(judged(run, limits().objectives));
    if (kept === undefined) {
      const message = `there are ${limits().maxTests} tests already, as many as results.maxTests allows; remove one with DELETE /api/v1/results/<test>`;
      return refuse("too_many_tests", message, run.test);
    }
    // What goes on is soon told anew; the run before stays on the disk until this one has ended.
    return { run: kept, kept: kept.running ? Promise.resolve() : keep(kept) };
  }

  function keep(run: Run): Promise<void> {
    const kept = archive?.save(run) ?? Promise.resolve();
    kept.catch((error: unknown) => {
      tally.notKept();
      log.error({ err: error, test: run.test, tool: run.tool }, "run could not be kept");
    });
    return kept;
  }

  return {
    allows,
    update,
    take(result, test) {
      const before = store.get("locust", test);
      if ("part" in result && before === undefined)
        return refuse("no_run", `there is no run of Locust of ${test} to add this to; send its _stats.csv first`, test);
      const run = "run" in result ? result.run : withPart(before as Run, result.part);
      const verdict = update(run);
      if ("run" in verdict) {
        tally.taken(verdict.run);
        log.info({ test, tool: run.tool, source: run.source, running: run.running }, "result taken");
      }
      return verdict;
    },
    remove(run) {
      store.remove(run.tool, run.test);
      archive
        ?.remove(run)
        .catch((error: unknown) => log.error({ err: error, test: run.test }, "run could not be removed"));
    },
    tidy() {
      const { expirySeconds, idleSeconds } = limits();
      for (const run of store.all())
        if (run.running && now() - run.seenAt > idleSeconds) {
          log.warn({ test: run.test, tool: run.tool }, "nothing more is heard of the run");
          update(ended(run));
        }
      const expired = store.expire(now() - expirySeconds);
      for (const run of expired) {
        log.info({ test: run.test, tool: run.tool }, "run expired");
        archive
          ?.remove(run)
          .catch((error: unknown) => log.error({ err: error, test: run.test }, "run could not be removed"));
      }
      if (expired.length > 0) tally.expired(expired.length);
    },
  };
}

/** Locust's files do not say that a run is over, they only stop changing; of the others silence may be a failure. */
function ended(run: Run): Run {
  return { ...run, running: false, ...(run.source === "csv" && { completedAt: run.seenAt }) };
}

function unknownTest(test: string, tests: readonly string[]): string {
  const shown = tests.slice(0, 20).join(", ");
  return `${test} is none of the tests whose results are taken: ${shown}${tests.length > 20 ? " …" : ""}; add it to \`tests\` in the settings`;
}
