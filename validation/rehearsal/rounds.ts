import { milliseconds } from "../../metrics/kit/index.ts";
import type { Subject } from "./subject.ts";

/** What a copy needs for its own rounds; real milliseconds. */
export function roundsOf({ settings }: Pick<Subject, "settings">, factor: number) {
  const { scrapeInterval, evaluationInterval, grouping } = settings;
  const evaluation = milliseconds(evaluationInterval) / factor;
  return {
    evaluation,
    resend: Math.max(evaluation, 60_000 / factor),
    // The news that it is over waits for the next look at the group.
    settle: 3 * (milliseconds(scrapeInterval) / factor + evaluation) + milliseconds(grouping.interval) / factor + 1500,
  };
}
