import test from "ava";
import { judgeAccuracy, type Play } from "../../../validation/judge/index.ts";
import { faultlessPlay, lookUp } from "../support/faultless-play.ts";
import { lagGroups } from "../support/lag.ts";

const faultless = faultlessPlay({ groups: lagGroups });

/** The findings where every episode was scraped every 0.75 s but for one gap, in milliseconds. */
function findingsAfter(gap: number, load = 1) {
  const times = [0, 750, 750 + gap, 1500 + gap].map((time) => faultless.startedAt + time);
  const stored = new Map(faultless.episodes.map(({ id }) => [id, times]));
  const play: Play = { ...faultless, load, observed: { ...faultless.observed, stored } };
  return judgeAccuracy([{ play, sightings: lookUp(play), series: 10, queriesPerSecond: 0 }], { untested: [] });
}

test("what judging allows for is not told", (t) => t.deepEqual(findingsAfter(3000).findings, []));

test("a longer gap is told, in the time of the copy and of the real stack, and fails nothing by itself", (t) => {
  const { status, findings } = findingsAfter(6000, 5);
  t.is(status, "passed");
  t.deepEqual(
    findings.map(({ check, severity, message }) => ({ check, severity, message })),
    [
      {
        check: "validation/machine-busy",
        severity: "warning",
        message:
          "Prometheus stored nothing for 6.0 s, 2m of the real stack, where 0.75 s are due, at 5 times the background load: " +
          "what was missed or late may be the machine's doing.",
      },
    ],
  );
});
