import test from "ava";
import fc from "fast-check";
import { type PlanOptions, planEpisodes } from "../../../validation/plan/index.ts";
import { catalogue } from "../../alerts/catalogue.ts";
import { lagGroups } from "../support/lag.ts";

const options: PlanOptions = {
  groups: lagGroups,
  selection: { kind: "full" },
  scrapeInterval: "15s",
  evaluationInterval: "15s",
};
const minute = 60_000;

test("what has to fire, since when it is wrong, and when it shows", (t) => {
  const { episodes } = planEpisodes(options);
  const labels = { alertname: "QueueLagging", job: "worker", queue: "q1", severity: "critical" };
  t.deepEqual(
    episodes.map(({ scenario, expected }) => [scenario.name, expected]),
    [
      [
        "it lags",
        [{ labels, ideal: { inject: 5 * minute, active: 5 * minute, firing: 7 * minute, over: 10 * minute } }],
      ],
      [
        "both lag",
        [
          { labels, ideal: { inject: minute, active: minute, firing: 3 * minute } },
          {
            labels: { ...labels, queue: "q2" },
            ideal: { inject: 2 * minute, active: 2 * minute, firing: 4 * minute },
          },
        ],
      ],
      // More than 100 at the first evaluation after 1m40s.
      ["it grows", [{ labels, ideal: { inject: 0, active: 1.75 * minute, firing: 3.75 * minute } }]],
      ["for a moment", []],
      ["no series at all", []],
    ],
  );
});

test("what fires at its last moment is shown for long enough to be seen", (t) => {
  const { episodes, length } = planEpisodes(options);
  const lengths = episodes.map((one) => one.length / minute);
  t.deepEqual(lengths, [12, 7, 6, 8, 12]);
  t.is(length, Math.max(...episodes.map((one) => one.delay + one.length)));
});

test("a quick play takes of each alert one that fires and one that does not", (t) => {
  const { episodes, untested } = planEpisodes({ ...options, groups: catalogue, selection: { kind: "quick" } });
  const byAlert = Map.groupBy(episodes, ({ alert }) => alert);
  for (const [{ name }, some] of byAlert)
    t.deepEqual(some.map(({ scenario }) => scenario.kind).sort(), ["fires", "silent"], name);
  t.deepEqual(untested, []);
  t.true(byAlert.size > 100);
});

test("only some alerts, each of their faults several times", (t) => {
  const { episodes, untested } = planEpisodes({
    ...options,
    selection: { kind: "only", alerts: ["QueueLagging"], trials: 20 },
  });
  const trials = Map.groupBy(episodes, ({ scenario }) => scenario.name);
  t.deepEqual(
    [...trials].map(([name, some]) => [name, some.length]),
    [
      ["it lags", 20],
      ["both lag", 20],
      ["it grows", 20],
      ["for a moment", 1],
      ["no series at all", 1],
    ],
  );
  t.deepEqual(
    trials.get("it lags")?.map(({ trial }) => trial),
    Array.from({ length: 20 }, (_, index) => index + 1),
  );
  t.deepEqual(untested, []);
  t.deepEqual(planEpisodes({ ...options, selection: { kind: "only", alerts: [], trials: 1 } }).episodes, []);
});

test("an alert without a scenario that fires is told", (t) => {
  const [{ name, rules } = { name: "", rules: [] }] = lagGroups;
  const mute = rules.map((rule) => (rule.kind === "alert" ? { ...rule, scenarios: [] } : rule));
  const { untested } = planEpisodes({ ...options, groups: [{ name, rules: mute }] });
  t.deepEqual(
    untested.map(({ alert, why }) => [alert.name, why]),
    [["QueueLagging", "no scenario of it fires"]],
  );
});

test("ids are unique, and phases spread over a scrape and an evaluation", (t) => {
  fc.assert(
    fc.property(fc.integer({ min: 20, max: 60 }), (trials) => {
      const { episodes } = planEpisodes({ ...options, selection: { kind: "only", alerts: ["QueueLagging"], trials } });
      const ids = new Set(episodes.map(({ id }) => id));
      const phases = episodes.map(({ delay }) => delay).sort((a, b) => a - b);
      const widest = Math.max(...phases.map((phase, index) => (phases[index + 1] ?? 30_000) - phase));
      return ids.size === episodes.length && phases.every((one) => one >= 0 && one < 30_000) && widest < 2_000;
    }),
    { numRuns: 20 },
  );
  t.pass();
});

test("every fault of the catalogue is known to the second, and none is injected after it shows", (t) => {
  const { episodes } = planEpisodes({ ...options, groups: catalogue });
  const expected = episodes.flatMap((one) => (one.scenario.kind === "fires" ? [one] : []));
  t.deepEqual(
    expected
      .filter((one) => one.expected.length === 0)
      .map(({ alert, scenario }) => `${alert.name} › ${scenario.name}`),
    [],
  );
  for (const { alert, expected: all } of expected)
    for (const { ideal } of all) {
      t.truthy(ideal, alert.name);
      if (ideal) t.true(ideal.inject <= ideal.active && ideal.active <= ideal.firing, alert.name);
    }
});
