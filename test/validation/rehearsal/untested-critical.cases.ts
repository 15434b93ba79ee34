import test from "ava";
import { type Alert, constant, fires, gauge, group, type RuleGroup } from "../../../alerts/kit/index.ts";
import { compressRules } from "../../../validation/compress/index.ts";
import { planEpisodes, type Selection } from "../../../validation/plan/index.ts";
import { untestedCritical } from "../../../validation/rehearsal/untested-critical.ts";
import { withoutLeftOut } from "../../../validation/rehearsal/without-left-out.ts";
import { lagGroups, lagging } from "../support/lag.ts";

interface Played {
  readonly selection?: Selection;
  readonly factor?: number;
  readonly notAbove?: number;
}

/** What a copy of these rules would play. */
function planned(groups: readonly RuleGroup[], { selection = { kind: "full" }, factor = 20, ...more }: Played = {}) {
  const plan = planEpisodes({ groups, selection, scrapeInterval: "15s", evaluationInterval: "15s", ...more });
  const compressed = compressRules(groups, { factor, episodes: plan.episodes });
  return withoutLeftOut(plan, { deployed: deployedAsDeclared }, { compressed });
}

const deployedAsDeclared = {
  routing: { receivers: [], route: { receiver: "inbox" } },
  rule: (alert: Alert) => alert,
};

const lag = gauge("queue_lag", { help: "Messages that wait.", labels: ["queue"] });
const kinds = [{ kind: "full" }, { kind: "quick" }] as const;

for (const selection of kinds) {
  test(`${selection.kind}: a critical alert that is played is tested, one without a scenario that fires is not`, (t) => {
    t.deepEqual(untestedCritical([planned(lagGroups, { selection })]), []);
    const quiet = { ...lagging, scenarios: lagging.scenarios.filter(({ kind }) => kind === "silent") };
    t.deepEqual(untestedCritical([planned([group("queues", { rules: [quiet] })], { selection })]), ["QueueLagging"]);
  });

  test(`${selection.kind}: one that the copy has to leave out was not played`, (t) => {
    t.deepEqual(untestedCritical([planned(lagGroups, { selection, factor: 7 })]), ["QueueLagging"]);
    const mild = { ...lagging, severity: "warning" as const };
    t.deepEqual(untestedCritical([planned([group("queues", { rules: [mild] })], { selection, factor: 7 })]), []);
  });

  test(`${selection.kind}: one that is left to promtool was not played`, (t) => {
    const hectic = [constant(0, "1m"), constant(120, "15s"), constant(130, "15s"), constant(140, "15s"), constant(150)];
    const jumps = fires("it jumps", { series: [lag.series({ queue: "q1", job: "worker" }, hectic)], at: "6m" });
    const rules = [{ ...lagging, scenarios: [jumps] }];
    t.deepEqual(untestedCritical([planned([group("queues", { rules })], { selection })]), ["QueueLagging"]);
  });
}

test("of alerts that were asked for by name, only these count", (t) => {
  const other = { ...lagging, name: "OtherLagging" };
  const groups = [group("queues", { rules: [lagging, other] })];
  const selection = { kind: "only", alerts: ["OtherLagging"], trials: 1 } as const;
  t.deepEqual(untestedCritical([planned(groups, { selection })]), []);
  t.deepEqual(untestedCritical([planned(groups, { selection, factor: 7 })]), ["OtherLagging"]);
});

test("one play in which it fires is enough", (t) => {
  const loaded = planned(lagGroups, { notAbove: 60_000 });
  t.deepEqual(untestedCritical([loaded]), ["QueueLagging"]);
  t.deepEqual(untestedCritical([loaded, planned(lagGroups)]), []);
});
