import test from "ava";
import { alert, constant, fires, gauge, group, gt, type Severity, silent } from "../../alerts/kit/index.ts";
import { alertsIn, groupsOf } from "../../bundle/rule-groups.ts";
import { defineSystem } from "../../systems/index.ts";
import { shop } from "./support/settings.ts";

const full = gauge("queue_full", { help: "Queue.", unit: "boolean", labels: ["queue", "team"] });

const queueFull = (name: string, severity: Severity) =>
  alert(name, {
    expr: gt(full, 0),
    severity,
    summary: "full",
    action: "Empty it.",
    labels: { team: severity },
    scenarios: [
      fires("full", { series: [full.series({ queue: "a", team: "x", job: "q" }, constant(1, "5m"))], at: "1m" }),
      silent("empty", { series: [full.series({ queue: "a", team: "x" }, constant(0, "5m"))] }),
    ],
  });

const named = (groups: ReturnType<typeof groupsOf>) =>
  groups.map(({ name, rules }) => [name, ...rules.map((rule) => rule.name)]);

test("lone rules stand in a group of their system, groups as they are, empty ones not at all", (t) => {
  const system = defineSystem({
    ...shop,
    alerts: [queueFull("A", "info"), group("queues", { rules: [queueFull("B", "info")] }), queueFull("C", "info")],
  });
  const empty = defineSystem({ ...shop, name: "empty" });
  const groups = groupsOf([empty, system], []);
  t.deepEqual(named(groups), [
    ["shop", "A", "C"],
    ["queues", "B"],
  ]);
  t.deepEqual(
    alertsIn(groups).map(({ name }) => name),
    ["A", "C", "B"],
  );
});

test("a target's alerts are taken where it is scraped", (t) => {
  const system = defineSystem({ ...shop, targets: { api: { port: 1, alerts: [queueFull("A", "info")] } } });
  t.deepEqual(named(groupsOf([system], ["api"])), [["shop", "A"]]);
  t.deepEqual(named(groupsOf([system], ["worker"])), []);
});

test("a rule that two systems take stands with the first", (t) => {
  const one = defineSystem({ ...shop, alerts: [queueFull("A", "info")] });
  const two = defineSystem({ ...shop, name: "two", alerts: [queueFull("A", "info"), queueFull("A", "critical")] });
  t.deepEqual(named(groupsOf([one, two], [])), [
    ["shop", "A"],
    ["two", "A"],
  ]);
});
