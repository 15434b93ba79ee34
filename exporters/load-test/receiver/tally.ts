import type { Registry } from "prom-client";
import { instrument } from "../../../metrics/kit/instrument/index.ts";
import * as loadTest from "../../../metrics/load-test.ts";
import type { Run } from "../run/index.ts";

/** Why a result was not taken. */
export type RefusalReason = "unreadable" | "unknown_test" | "too_many_tests" | "no_run";

/** What the receiver counts about itself. */
export interface Tally {
  taken(run: Run): void;
  refused(reason: RefusalReason): void;
  expired(runs: number): void;
  notKept(): void;
  samples(received: number): void;
  ignored(reason: "series_limit" | "unknown_metric" | "no_test", samples: number): void;
  /** Undefined: nothing is watched. */
  watch(state: { readonly up: boolean; readonly faulty: number } | undefined): void;
  /** By test; those not in it are not asked any more. */
  locusts(up: ReadonlyMap<string, boolean>): void;
}

/** Registers the counters; those of known labels begin at 0, so that the first increase is seen. */
export function createTally(registry: Registry): Tally {
  const taken = instrument(loadTest.resultsTaken, registry);
  const refused = instrument(loadTest.resultsRefused, registry);
  const expired = instrument(loadTest.runsExpired, registry);
  const notKept = instrument(loadTest.runsNotKept, registry);
  const received = instrument(loadTest.samplesReceived, registry);
  const ignored = instrument(loadTest.samplesIgnored, registry);
  const watchUp = instrument(loadTest.watchUp, registry);
  const faulty = instrument(loadTest.watchedFaulty, registry);
  const locustUp = instrument(loadTest.locustUp, registry);
  for (const reason of ["unreadable", "unknown_test", "too_many_tests", "no_run"]) refused.inc({ reason }, 0);
  for (const reason of ["series_limit", "unknown_metric", "no_test"]) ignored.inc({ reason }, 0);
  // The library starts every gauge at 0, which would be a folder that cannot be read.
  for (const gauge of [watchUp, faulty]) gauge.remove();
  return {
    taken: ({ tool, source }) => taken.inc({ tool, source }),
    refused: (reason) => refused.inc({ reason }),
    expired: (runs) => expired.inc(runs),
    notKept: () => notKept.inc(),
    samples: (count) => received.inc(count),
    ignored: (reason, count) => ignored.inc({ reason }, count),
    watch(state) {
      for (const gauge of [watchUp, faulty]) gauge.remove();
      if (state === undefined) return;
      watchUp.set(Number(state.up));
      faulty.set(state.faulty);
    },
    locusts(up) {
      locustUp.reset();
      for (const [test, answered] of up) locustUp.set({ test }, Number(answered));
    },
  };
}
