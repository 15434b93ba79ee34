import test from "ava";
import { checkGroups, renderRuleFiles, renderRuleTests } from "../../../../alerts/kit/index.ts";
import { matchesGolden } from "../golden.ts";
import { sampleGroups } from "./samples.ts";

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
