import test from "ava";
import { recordsRead } from "../../../alerts/kit/index.ts";
import { milliseconds } from "../../../metrics/kit/index.ts";
import { readOverTime, recordedHistory } from "../../../validation/history/index.ts";
import { planEpisodes } from "../../../validation/plan/index.ts";
import { burnGroups, burningOver } from "../support/burn.ts";
import { lagGroups } from "../support/lag.ts";

const options = { selection: { kind: "full" }, scrapeInterval: "15s", evaluationInterval: "15s" } as const;
const burning = burningOver(1);
const groups = burnGroups(burning);
const rules = groups.flatMap((one) => one.rules);

test("of records that are read over time the past is what they would have recorded, as far as rules look back", (t) => {
  const { episodes } = planEpisodes({ ...options, groups, longest: milliseconds("1h30m") });
  const [one] = episodes.filter(({ scenario }) => scenario.kind === "fires");
  if (one === undefined) throw new Error("nothing is played");
  t.true(one.from > milliseconds("23h"));
  t.true(one.past > milliseconds("23h"));
  const recorded = recordedHistory(one, { rules });
  t.deepEqual(
    recorded.map(({ episode, metric, labels }) => [episode, metric, labels]),
    [
      [one.id, "shop:errors:increase5m", {}],
      [one.id, "shop:requests:increase5m", {}],
    ],
  );
  for (const { times, values, metric } of recorded) {
    t.true(times.every((time, index) => index === 0 || time - (times[index - 1] ?? 0) === 60_000));
    t.true((times.at(-1) ?? 0) <= -one.delay);
    t.true(-one.delay - (times.at(-1) ?? 0) < 60_000);
    const atNoon = values[times.indexOf(milliseconds("12h"))];
    t.is(atNoon, metric.includes("errors") ? 0 : 1500);
  }
});

test("what is played whole has no past", (t) => {
  for (const some of [groups, lagGroups])
    for (const one of planEpisodes({ ...options, groups: some }).episodes) {
      t.deepEqual([one.from, one.past], [0, 0]);
      t.deepEqual(recordedHistory(one, { rules }), []);
    }
});

test("records that are read as they are need none", (t) => {
  t.deepEqual(
    readOverTime(burning, rules).map(({ name }) => name),
    ["shop:errors:increase5m", "shop:requests:increase5m"],
  );
  const [errors] = rules;
  if (errors?.kind !== "record") throw new Error("no record");
  const asItIs = {
    ...burning,
    expr: { ...burning.expr, node: { type: "selector", metric: errors.name, matchers: [] } },
  } as const;
  t.is(recordsRead(asItIs, rules).size, 1);
  t.deepEqual(readOverTime(asItIs, rules), []);
});
