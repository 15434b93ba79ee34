import type { Logger } from "../log.ts";
import type { AttemptOutcome } from "./attempt.ts";

/** Says when a collection or a part of it begins to fail and when it works again, not at every scrape in between. */
export function createOutcomeLog(log: Logger): (outcome: AttemptOutcome) => void {
  let failing: ReadonlySet<string> = new Set();
  let failed = false;
  return ({ families, error, collectors }) => {
    if (families === undefined && !failed) log.error({ err: error }, "collection failed; the snapshot before stays");
    if (families !== undefined && failed) log.info("collection works again");
    failed = families === undefined;
    const failingNow = new Set<string>();
    for (const [collector, outcome] of collectors) {
      if ("error" in outcome) {
        failingNow.add(collector);
        if (!failing.has(collector)) log.warn({ collector, err: outcome.error }, "collector failed");
      } else if (failing.has(collector)) log.info({ collector }, "collector works again");
    }
    failing = failingNow;
  };
}
