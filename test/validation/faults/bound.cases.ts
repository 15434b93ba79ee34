import test from "ava";
import { definitionsOf } from "../../../bundle/index.ts";
import { parseSettings } from "../../../settings/index.ts";
import { type Fault, knownSystems, selectSystems } from "../../../systems/index.ts";
import { type BoundSettings, boundOf, resolvedBoundOf, rulesOf } from "../../../validation/faults/bound.ts";

const settings = parseSettings({
  ...{ project: "sightline", stack: "dev", systems: knownSystems },
  values: { systems: ["stack", "chat4all"], demo: ["chat4all"] },
});
const systems = selectSystems(settings.systems);
const { groups, routing } = definitionsOf({ settings, systems });
const known: BoundSettings = { settings, groups, routing, factor: 10 };
const rejected: Fault = {
  name: "reject",
  description: "All is refused.",
  inject: [{ part: "api-service", fault: "reject-all" }],
  alerts: ["MessagesRejected"],
};

test("scrapes, evaluations, window, for and group timer are divided; the machine's time is not", (t) => {
  // 2 × 15 s + 2 × 15 s + 5m + 2m + 5m, a tenth of it, and ten seconds.
  t.is(boundOf(rejected, known), (30 + 30 + 300 + 120 + 300) * 100 + 10_000);
  t.is(boundOf(rejected, { ...known, factor: 1 }), (30 + 30 + 300 + 120 + 300) * 1000 + 10_000);
});

test("what the system takes to show it is its own time", (t) => {
  t.is(boundOf({ ...rejected, shows: "1m" }, known) - boundOf(rejected, known), 60_000);
});

test("the slowest of several alerts decides, and longer windows than half an hour count as that", (t) => {
  const burn = { alert: "ErrorBudgetBurn", labels: { severity: "critical", sloth_slo: "api-latency" } };
  const bound = boundOf({ ...rejected, alerts: ["MessagesRejected", burn] }, known);
  t.is(bound, (30 + 45 + 1800 + 300) * 100 + 10_000);
});

test("an alert is found by its name and the labels that its rule sets", (t) => {
  const missing = (job: string) => rulesOf({ alert: "TargetMissing", labels: { job, instance: "x" } }, groups);
  t.deepEqual(
    missing("api-service").map(({ labels }) => labels.job),
    ["api-service"],
  );
  t.deepEqual(missing("nobody"), []);
});

test("what is over is told after its window and its group's timer", (t) => {
  t.is(resolvedBoundOf(known, rulesOf("MessagesRejected", groups)), (45 + 300 + 600) * 100 + 10_000);
});

for (const { name, faults = [] } of knownSystems)
  for (const fault of faults)
    test(`${name}: ${fault.name} is told within minutes`, (t) => {
      const own = parseSettings({
        ...{ project: "sightline", stack: "dev", systems: knownSystems },
        values: { systems: ["stack", name], demo: [name] },
      });
      const of = definitionsOf({ settings: own, systems: selectSystems(own.systems) });
      const bound = boundOf(fault, { settings: own, groups: of.groups, routing: of.routing, factor: 10 });
      t.true(bound >= 10_000 && bound <= 20 * 60_000, `${bound} ms`);
    });
