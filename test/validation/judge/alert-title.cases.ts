import test from "ava";
import { judgeAccuracy } from "../../../validation/judge/index.ts";
import { catalogue } from "../../alerts/catalogue.ts";
import { faultlessPlay, lookUp } from "../support/faultless-play.ts";

test("alerts of one name and severity are told apart by the labels of their rules, others are called by their name", (t) => {
  const play = faultlessPlay({ groups: catalogue });
  const { rules } = judgeAccuracy([{ play, sightings: lookUp(play), series: 10, queriesPerSecond: 0 }], {
    untested: [],
  });
  const titles = rules.map(({ alert, severity }) => `${alert} ${severity}`);
  t.is(new Set(titles).size, titles.length);
  t.true(titles.includes("HostMemoryLow warning"));
  t.regex(titles.find((title) => title.startsWith("TargetMissing")) ?? "", /^TargetMissing\{job="[^"]+"\} \w+$/);
});
