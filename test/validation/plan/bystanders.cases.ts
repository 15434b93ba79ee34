import test from "ava";
import {
  type Alert,
  absent,
  alert,
  constant,
  fires,
  gauge,
  group,
  gt,
  type Recording,
  type RuleGroup,
  record,
  type ScenarioSeries,
  select,
  silent,
  sum,
  type Vector,
} from "../../../alerts/kit/index.ts";
import { bystandersIn, planEpisodes } from "../../../validation/plan/index.ts";
import { catalogue } from "../../alerts/catalogue.ts";

const lag = gauge("queue_lag", { help: "Messages that wait.", labels: ["queue"] });
const warmth = gauge("room_temperature_celsius", { help: "Of the room.", labels: ["room"] });
const minute = 60_000;

const waiting = (most: number): ScenarioSeries => [
  lag.series({ queue: "q1", job: "worker" }, [constant(0, "1m"), constant(most, "4m"), constant(0)]),
];
const warm: ScenarioSeries = [warmth.series({ room: "a" }, constant(40))];

function watched(name: string, expr: Vector, series: ScenarioSeries = waiting(500)): Alert {
  return alert(name, {
    expr,
    for: "1m",
    severity: "warning",
    summary: () => "It waits.",
    action: "Look.",
    scenarios: [fires("much", { series, at: "4m", resolvedBy: "8m" })],
  });
}

const above = (limit: number) => gt(lag.where({ job: "worker" }), limit);
const total: Recording = record("job:queue_lag:sum", { expr: sum(lag).by("job") });
const totalAbove = (limit: number) => gt(select<"job", "gauge">(total.name), limit);
const hot = watched("Hot", gt(warmth, 30), warm);
const few = watched("Few", above(10));
const many = watched("Many", above(100));
const recorded = watched("TotalHigh", totalAbove(50));
const elsewhere = watched("TotalHighElsewhere", totalAbove(50));
const gone = alert("Gone", {
  expr: absent(lag.where({ job: "worker" })),
  for: "1m",
  severity: "warning",
  summary: () => "Nothing.",
  action: "Look.",
  scenarios: [fires("it is gone", { series: [], at: "4m" }), silent("little", { series: waiting(40), lasts: "8m" })],
});
const groups: readonly RuleGroup[] = [
  group("queues", { rules: [few, total, many, recorded, hot, gone] }),
  group("others", { rules: [elsewhere] }),
];
const { episodes } = planEpisodes({
  groups,
  selection: { kind: "full" },
  scrapeInterval: "15s",
  evaluationInterval: "15s",
});
const bystanders = bystandersIn(episodes, { groups, evaluationInterval: "15s" });

function inScenario(alertName: string, scenario: string) {
  const episode = episodes.find((one) => one.alert.name === alertName && one.scenario.name === scenario);
  if (episode === undefined) throw new Error(`${alertName} has no scenario ${scenario}`);
  const { judged, notJudged } = bystanders(episode);
  return {
    judged: judged.map(({ alert, firings }) => [
      alert.name,
      firings.map(({ from, to }) => [from / minute, to / minute]),
    ]),
    notJudged: notJudged.map(({ alert, why }) => [alert.name, why]),
  };
}

const repeated = "what is absent or constant belongs to no scenario: the copy has the rule for its own episodes only";

test("others that read what a scenario shows, through records of their group as well, and when they fire in it", (t) => {
  t.deepEqual(inScenario("Many", "much"), {
    judged: [
      ["Few", [[2, 4.75]]],
      ["TotalHigh", [[2, 4.75]]],
    ],
    notJudged: [
      ["Gone", repeated],
      ["TotalHighElsewhere", "it reads what another group records"],
    ],
  });
});

test("one that does not reach its threshold there has to stay silent", (t) => {
  const { judged } = inScenario("Gone", "little");
  t.deepEqual(judged, [
    ["Few", [[2, 4.75]]],
    ["Many", []],
    ["TotalHigh", []],
  ]);
});

test("the labels of what fires are all of its labels", (t) => {
  const episode = episodes.find((one) => one.alert === many);
  const [first] = episode === undefined ? [] : bystanders(episode).judged;
  t.deepEqual(first?.firings[0]?.labels, { alertname: "Few", job: "worker", queue: "q1", severity: "warning" });
});

test("who reads nothing of a scenario is no bystander, nor is the alert itself", (t) => {
  t.deepEqual(inScenario("Hot", "much"), { judged: [], notJudged: [] });
  t.deepEqual(inScenario("Gone", "it is gone"), { judged: [], notJudged: [] });
});

test("alerts that no episode tries are not in the copy, and no bystanders", (t) => {
  const some = episodes.filter((one) => one.alert === many || one.alert === hot);
  const [episode] = some;
  if (episode === undefined) throw new Error("the plan has changed");
  t.deepEqual(bystandersIn(some, { groups, evaluationInterval: "15s" })(episode), { judged: [], notJudged: [] });
});

test("a group that is evaluated at intervals of its own is worked out at these", (t) => {
  const [queues, ...rest] = groups;
  if (queues === undefined) throw new Error("the groups have changed");
  const slow = [{ ...queues, interval: "1m" as const }, ...rest];
  const episode = episodes.find((one) => one.alert === gone && one.scenario.kind === "silent");
  if (episode === undefined) throw new Error("the plan has changed");
  const [first] = bystandersIn(episodes, { groups: slow, evaluationInterval: "15s" })(episode).judged;
  t.deepEqual(
    [first?.evaluation, first?.firings.map(({ from, to }) => [from / minute, to / minute])],
    [minute, [[2, 4]]],
  );
});

test("the step of subqueries, in records as well, is told: the copy's fall on other moments", (t) => {
  const objective = catalogue.filter(({ name }) => name === "slo-hitl-latency");
  const plan = planEpisodes({
    groups: objective,
    selection: { kind: "full" },
    scrapeInterval: "15s",
    evaluationInterval: "15s",
    notAbove: 30 * minute,
  });
  const of = bystandersIn(plan.episodes, { groups: objective, evaluationInterval: "15s" });
  const steps = plan.episodes.flatMap((one) => of(one).judged.map(({ alert, step }) => [alert.name, step / minute]));
  t.deepEqual([...new Set(steps.map(([name, step]) => `${name} ${step}`))].sort(), ["ErrorBudgetBurn 5"]);
});

test("in the catalogue, who is told that a disk is full at once is told by its twin as well", (t) => {
  const disks = catalogue.filter(({ rules }) => rules.some(({ name }) => name === "HostFilesystemFilling"));
  const plan = planEpisodes({
    groups: disks,
    selection: { kind: "only", alerts: ["HostFilesystemFilling"], trials: 2 },
    scrapeInterval: "15s",
    evaluationInterval: "15s",
  });
  const of = bystandersIn(plan.episodes, { groups: disks, evaluationInterval: "15s" });
  const full = plan.episodes.filter(
    ({ alert, scenario }) =>
      alert.severity === "warning" && scenario.name === "full, and just larger than a boot partition",
  );
  const twins = full.map((one) => of(one).judged.map(({ alert, firings }) => [alert.severity, firings.length > 0]));
  t.deepEqual(twins, [[["critical", true]], [["critical", true]]]);
});
