import type { Logger } from "../../kit/index.ts";
import { createLiveRun, type LiveRun, type ReceivedSeries } from "../remote-write/index.ts";
import { isTestName, type Run } from "../run/index.ts";
import type { Receiver } from "./receiver.ts";
import type { Tally } from "./tally.ts";

/** The runs that remote write tells of while they go on. */
export interface LiveRuns {
  /** Takes the series of one message; gives why when none could be used. */
  take(series: readonly ReceivedSeries[], test: string | undefined): string | undefined;
}

export interface LiveOptions {
  readonly receiver: Receiver;
  readonly tally: Tally;
  readonly log: Logger;
  readonly maxSeries: () => number;
  /** The latest run of k6 of a test. */
  readonly latest: (test: string) => Run | undefined;
  /** Seconds since 1970. */
  readonly now: () => number;
}

export function createLiveRuns({ receiver, tally, log, maxSeries, latest, now }: LiveOptions): LiveRuns {
  const runs = new Map<string, LiveRun>();

  /** The run that a message goes on with, or begins; undefined when it comes late, after the result of its run. */
  function runFor(test: string, series: readonly ReceivedSeries[]): LiveRun | undefined {
    const last = latest(test);
    const there = runs.get(test);
    const values = series.filter(({ newest }) => newest !== undefined && newest.value !== "stale");
    const goesOn = last === undefined || (last.source === "remote-write" && (last.running || values.length === 0));
    if (there !== undefined && goesOn && !there.isOver(series)) return there;
    if (values.length === 0) return undefined;
    const newest = values.reduce((time, one) => Math.max(time, one.newest?.timestamp ?? 0), 0);
    if (last?.completedAt !== undefined && newest / 1000 <= last.completedAt) return undefined;
    const run = createLiveRun(maxSeries());
    runs.set(test, run);
    log.info({ test }, "run begins to be told by remote write");
    return run;
  }

  function takeFor(test: string, series: readonly ReceivedSeries[]): void {
    const run = runFor(test, series);
    if (run === undefined) return;
    run.add(series, tally.ignored);
    if (run.isEmpty()) return;
    receiver.update(run.run(test, now()));
    if (run.endedAt !== undefined) runs.delete(test);
  }

  return {
    take(series, asked) {
      const byTest = new Map<string, ReceivedSeries[]>();
      let refused: string | undefined;
      for (const one of series) {
        tally.samples(one.samples);
        const test = asked ?? one.labels.get("test") ?? one.labels.get("testid");
        if (test !== undefined && isTestName(test) && receiver.allows(test)) {
          const all = byTest.get(test) ?? [];
          all.push(one);
          byTest.set(test, all);
        } else {
          tally.ignored("no_test", one.samples);
          refused ??= test === undefined ? nameless : unknown(test);
        }
      }
      for (const [test, all] of byTest) takeFor(test, all);
      return byTest.size > 0 ? undefined : refused;
    },
  };
}

const nameless = "which test is it? Say ?test=NAME in the address, or tag it: k6 run --tag testid=NAME";

function unknown(test: string): string {
  return `"${test.slice(0, 100)}" is none of the tests whose results are taken; add it to \`tests\` in the settings`;
}
