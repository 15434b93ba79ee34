import type { Changes, Readiness } from "../stack/session/index.ts";
import { seconds } from "./row.ts";

/** `23 created, 1 updated in 21 s`. */
export function tellChanges({ created, updated, replaced, deleted, seconds: time }: Changes): string {
  const parts = [
    [created, "created"],
    [updated, "updated"],
    [replaced, "replaced"],
    [deleted, "removed"],
  ] as const;
  const told = parts.filter(([n]) => n > 0).map(([n, what]) => `${n} ${what}`);
  return `${told.length === 0 ? "no changes" : told.join(", ")} in ${time} s`;
}

/** `9 of 9 up · Watchdog delivered 4.1 s ago`, with the words of every target that does not answer. */
export function tellReadiness({ up, down, watchdogAge }: Readiness): string {
  const watchdog =
    watchdogAge === null ? "Watchdog not delivered yet" : `Watchdog delivered ${seconds(watchdogAge)} ago`;
  const targets = `${up} of ${up + down.length} up`;
  const faults = down.map(({ job, error }) => `${job}: ${error === "" ? "not scraped yet" : error}`);
  return [targets, ...faults, watchdog].join(" · ");
}
