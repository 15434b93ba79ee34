import { formatDuration } from "../../metrics/kit/index.ts";
import type { Finding } from "../../problems/index.ts";
import type { Play } from "./play.ts";

/**
 * A warning where Prometheus stored no sample for longer than judging allows for: what was missed or late may be the machine's doing.
 * Real milliseconds are told, and what they are in the stack.
 */
export function heldUp(plays: readonly Play[]): readonly Finding[] {
  return plays.flatMap((play) => {
    const { factor, scrapeInterval, load, episodes } = play;
    const evaluation = Math.max(0, ...episodes.map((one) => one.evaluation));
    const longest = longestGap(play);
    // As much as two scrapes and two evaluations is what every judgement allows for; see toleranceOf.
    if (longest * factor <= 2 * (scrapeInterval + evaluation)) return [];
    const inStack = formatDuration(Math.round((longest * factor) / 1000) * 1000);
    return [
      {
        check: "validation/machine-busy",
        severity: "warning" as const,
        path: "machine",
        message:
          `Prometheus stored nothing for ${(longest / 1000).toFixed(1)} s, ${inStack} of the real stack, where ` +
          `${(scrapeInterval / factor / 1000).toFixed(2)} s are due${load === 1 ? "" : `, at ${load} times the background load`}: ` +
          "what was missed or late may be the machine's doing.",
        hint: "Repeat it while the machine does less, or with a smaller --factor.",
      },
    ];
  });
}

/** Between two samples of an episode, milliseconds. */
function longestGap({ observed: { stored } }: Play): number {
  let longest = 0;
  for (const times of stored.values())
    for (const [index, time] of times.entries()) longest = Math.max(longest, time - (times[index - 1] ?? time));
  return longest;
}
