import test from "ava";
import {
  alert,
  constant,
  fires,
  gap,
  gauge,
  group,
  gt,
  maxOverTime,
  type RuleGroup,
  type Scenario,
  silent,
  subquery,
} from "../../../alerts/kit/index.ts";
import { formatDuration, milliseconds } from "../../../metrics/kit/index.ts";
import { type Episode, planEpisodes } from "../../../validation/plan/index.ts";
import { catalogue } from "../../alerts/catalogue.ts";

const depth = gauge("queue_depth", { help: "Messages that wait.", labels: ["queue"] });
const own = depth.where({ job: "worker" });
const shown = (...samples: Parameters<typeof depth.series>[1][]) =>
  samples.map((one, index) => depth.series({ queue: `q${index + 1}`, job: "worker" }, one));

function partOf(scenario: Scenario, longest: string, expr = gt(own, 100)): string {
  const rule = alert("QueueDeep", {
    expr,
    for: "10m",
    severity: "warning",
    summary: "Deep.",
    action: "Look.",
    scenarios: [scenario],
  });
  const groups: readonly RuleGroup[] = [group("queues", { rules: [rule] })];
  const { episodes } = planEpisodes({
    groups,
    selection: { kind: "full" },
    scrapeInterval: "15s",
    evaluationInterval: "15s",
    longest: milliseconds(longest),
  });
  const one = episodes.find(({ scenario: { name } }) => name === scenario.name);
  if (one === undefined) throw new Error("it is not played");
  return `${formatDuration(one.from)} to ${formatDuration(one.length)}`;
}

const late = fires("late", { series: shown([constant(0, "9h"), constant(200)]), at: "9h30m" });

test("what is short enough is played whole", (t) => {
  t.is(partOf(late, "10h"), "0s to 9h31m");
});

test("of what is longer the part in which the alert becomes active and fires, and more of it where there is time", (t) => {
  t.is(partOf(late, "0s"), "8h58m to 9h31m");
  t.is(partOf(late, "1h"), "8h31m to 9h31m");
});

test("an alert that is over before is none that it begins with", (t) => {
  const again = fires("again", {
    series: shown([constant(0, "5h"), constant(200, "3h"), constant(0, "1h"), constant(200)]),
    at: "9h30m",
  });
  // Ten minutes after the first one is over: rules are evaluated a little before the play begins.
  t.is(partOf(again, "2h"), "8h10m to 9h31m");
  const soon = fires("soon", {
    series: shown([constant(0, "8h"), constant(200, "55m"), constant(0, "5m"), constant(200)]),
    at: "9h30m",
  });
  t.is(partOf(soon, "0s"), "7h58m to 9h31m");
});

test("a series that ended is still seen for as long as Prometheus looks back, and by subqueries for longer", (t) => {
  const ended = fires("one ends", {
    series: shown([constant(0, "9h"), constant(200)], [constant(0, "8h50m"), gap()]),
    at: "9h30m",
  });
  t.is(partOf(ended, "0s"), "8h48m to 9h31m");
  const long = { ...ended, series: shown([constant(0, "9h"), constant(200)], [constant(0, "8h"), gap()]) };
  t.is(partOf(long, "0s"), "8h58m to 9h31m");
  const overTime = gt(maxOverTime(subquery(own, "2h", "1m")), 100);
  t.is(partOf(long, "0s", overTime), "7h58m to 9h31m");
  t.is(partOf(long, "0s", gt(maxOverTime(own, "2h"), 100)), "8h58m to 9h31m");
});

test("of silence the longest time that it is pending, else what follows the last change, else the end", (t) => {
  const brief = silent("twice for a moment", {
    series: shown([constant(0, "1h"), constant(200, "5m"), constant(0, "2h"), constant(200, "8m"), constant(0, "3h")]),
  });
  t.is(partOf(brief, "0s"), "3h3m to 3h15m");
  t.is(partOf(brief, "1h"), "3h3m to 4h3m");
  const changed = silent("just at it", { series: shown([constant(0, "3h"), constant(100, "3h")]) });
  t.is(partOf(changed, "0s"), "2h58m to 3h12m");
  const steady = silent("all is well", { series: shown([constant(0)]), lasts: "6h" });
  t.is(partOf(steady, "0s"), "5h46m to 6h");
  t.is(partOf(steady, "30m"), "5h30m to 6h");
});

test("until an alert has to be over", (t) => {
  const over = fires("until it is taken", {
    series: shown([constant(0, "5h"), constant(200, "30m"), constant(0, "5h")]),
    at: "5h20m",
    resolvedBy: "5h40m",
  });
  t.is(partOf(over, "0s"), "4h58m to 5h42m");
});

test("whatever of the catalogue is played in part begins with nothing active, and holds all that has to be seen", (t) => {
  const { episodes } = planEpisodes({
    groups: catalogue,
    selection: { kind: "quick" },
    scrapeInterval: "15s",
    evaluationInterval: "15s",
    longest: milliseconds("30m"),
  });
  const partly = episodes.filter(({ from }) => from > 0);
  t.true(partly.length > 30);
  for (const one of partly) {
    const name = `${one.alert.name} › ${one.scenario.name}`;
    t.true(one.delay + one.from >= 0 && one.delay + one.from < 30_000, name);
    for (const { ideal } of one.expected) if (ideal !== undefined) t.true(one.from < ideal.active, name);
    t.true(one.length >= lastMoment(one), name);
  }
});

function lastMoment({ scenario }: Episode): number {
  if (scenario.kind === "silent") return 0;
  return Math.max(milliseconds(scenario.at), scenario.kind === "fires" ? milliseconds(scenario.resolvedBy ?? "0s") : 0);
}
