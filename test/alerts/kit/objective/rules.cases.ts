import test from "ava";
import {
  checkGroups,
  constant,
  gauge,
  max,
  objective,
  ramp,
  renderRuleFiles,
  renderRuleTests,
  sub,
  time,
} from "../../../../alerts/kit/index.ts";
import { matchesGolden } from "../golden.ts";
import { groupOf, sampleGroups } from "./samples.ts";

test("nothing is wrong in the rules of objectives, nor between them", (t) => {
  t.deepEqual(checkGroups(sampleGroups), []);
});

for (const [name, text] of Object.entries(renderRuleFiles(sampleGroups)))
  test(`the rules ${name}`, (t) => matchesGolden(t, `objectives/${name}`, text));

test("every scenario that is made for an objective holds", (t) => {
  t.is(Object.keys(renderRuleTests(sampleGroups)).filter((name) => name.endsWith(".test.yml")).length, 9);
});

test("no record is read before it is written", (t) => {
  for (const { rules } of sampleGroups) {
    const written = new Set<string>();
    const names = new Set(rules.map(({ name }) => name));
    for (const rule of rules) {
      const read = JSON.stringify(rule.expr.node).matchAll(/"metric":"([^"]+)"/g);
      for (const [, metric = ""] of read) t.true(!names.has(metric) || written.has(metric), `${rule.name}: ${metric}`);
      written.add(rule.name);
    }
  }
});

test("metrics of several counters with the same labels are all counted", (t) => {
  const [, , accepted] = sampleGroups.map((one) => renderRuleFiles([one]));
  const text = Object.values(accepted ?? {}).join("");
  t.true(text.includes('or label_replace(increase(messages_rejected_total[5m]), "counter", "2", "", "")'));
});

test("an expression is proven by the examples that are given with it", (t) => {
  const age = gauge("backup_timestamp_seconds", { help: "Newest backup.", unit: "seconds" });
  const one = objective("backed-up", {
    target: 99,
    window: "30d",
    gauge: sub(time(), max(age.where({ job: "backup" }))),
    atMost: "1h",
    examples: {
      good: [age.series({ job: "backup" }, ramp({ from: 0, by: 15, per: "15s" }))],
      bad: [age.series({ job: "backup" }, constant(-7200))],
    },
  });
  t.notThrows(() => renderRuleTests([groupOf(one)]));
});
