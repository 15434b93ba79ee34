import test from "ava";
import { gauge, objective } from "../../alerts/kit/index.ts";
import { assemble } from "../../bundle/index.ts";
import { groupsOf } from "../../bundle/rule-groups.ts";
import { DefinitionError } from "../../problems/index.ts";
import { defineSystem, stack } from "../../systems/index.ts";
import { settings, shop } from "./support/settings.ts";

const age = gauge("queue_age_seconds", { help: "Age.", unit: "seconds", labels: ["queue"] });
const promised = defineSystem({
  ...shop,
  objectives: [objective("fresh", { target: 99, window: "30d", gauge: age, atMost: "60s" })],
});

test("an objective is a rule file of its own, told of its system", (t) => {
  const { prometheus } = assemble({ settings: settings(), systems: [stack, promised] });
  const text = prometheus.release.files["rules/slo-shop-fresh.yml"] ?? "";
  t.true(text.includes("sloth_service: shop"));
});

test("where its metrics choose no job, all targets of the system are asked for", (t) => {
  const rules = groupsOf([promised], []).flatMap((group) => group.rules);
  const missing = rules.find(({ name }) => name === "ObjectiveWithoutData");
  t.true(JSON.stringify(missing?.expr).includes('"value":"api|worker"'));
});

test("objectives are held against what Prometheus is set to", (t) => {
  const found = (values: Readonly<Record<string, unknown>>) => {
    const error = t.throws(() => assemble({ settings: settings(values), systems: [stack, promised] }), {
      instanceOf: DefinitionError,
    });
    return error?.findings
      .filter(({ severity }) => severity === "error")
      .map(({ check, message }) => `${check}: ${message}`);
  };
  t.deepEqual(found({ retention: { time: "10d" } }), [
    "objectives/retention: it looks 30d back, and Prometheus keeps samples for 10d.",
  ]);
  t.deepEqual(found({ scrapeInterval: "2m" }), [
    "objectives/rate-window: its window of 5m holds fewer than four samples, which lie 2m apart: one failed scrape would empty it.",
  ]);
});

test("an objective that cannot be rendered is told with everything else that is wrong", (t) => {
  const bad = defineSystem({
    ...shop,
    name: "Shop",
    objectives: [objective("fresh", { target: Number.NaN, window: "30d", gauge: age, atMost: "60s" })],
  });
  const error = t.throws(() => assemble({ settings: settings(), systems: [stack, bad] }), {
    instanceOf: DefinitionError,
  });
  const checks = error?.findings.map(({ check }) => check) ?? [];
  for (const check of ["objectives/target", "systems/name"]) t.true(checks.includes(check), check);
});
