import test from "ava";
import { planEpisodes } from "../../../validation/plan/index.ts";
import { playedIn, tellPlayed } from "../../../validation/rehearsal/played.ts";
import { faultlessPlay } from "../support/faultless-play.ts";
import { lagGroups } from "../support/lag.ts";

const whole = faultlessPlay({ groups: lagGroups });
const interrupted = { ...whole, episodes: whole.episodes.slice(0, 1) };
const plan = planEpisodes({
  ...{ groups: lagGroups, selection: { kind: "full" } as const },
  ...{ scrapeInterval: "15s", evaluationInterval: "15s" },
});

test("what was played at each load is counted, an alert once", (t) => {
  const { episodes, alertsExpected } = playedIn([whole]);
  t.is(episodes, plan.episodes.length);
  t.deepEqual(playedIn([whole, whole]), { episodes: 2 * episodes, alerts: 1, alertsExpected: 2 * alertsExpected });
});

test("what an interruption left out was not played, however much was planned", (t) => {
  t.deepEqual(playedIn([]), { episodes: 0, alerts: 0, alertsExpected: 0 });
  t.like(playedIn([interrupted]), { episodes: 1, alerts: 1 });
  t.regex(tellPlayed(interrupted, plan)[0] ?? "", /^1 scenarios were played/);
  t.regex(tellPlayed({ episodes: [] }, plan)[0] ?? "", /^0 scenarios were played/);
});
