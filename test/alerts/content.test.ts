import test from "ava";
import * as alerts from "../../alerts/index.ts";
import { type Alert, checkGroups, type Rule, renderRuleFiles, renderRuleTests } from "../../alerts/kit/index.ts";
import { allScenarios, seriesOf } from "../../alerts/kit/scenario/index.ts";
import type { SampleSeries } from "../../metrics/kit/index.ts";
import { catalogue } from "./catalogue.ts";
import { goldenFiles, matchesGolden } from "./kit/golden.ts";

const rules = catalogue.flatMap((group) => group.rules);

test("nothing is wrong in them, nor between them", (t) => {
  t.deepEqual(checkGroups(catalogue), []);
});

test("the rules", (t) => {
  const files = renderRuleFiles(catalogue);
  for (const [name, text] of Object.entries(files)) matchesGolden(t, `content/rules/${name}`, text);
  t.deepEqual(goldenFiles("content/rules"), Object.keys(files).sort());
});

test("no scenario has a series twice: of a scrape only one of them is kept", (t) => {
  const identity = ({ metric, labels }: SampleSeries) => JSON.stringify([metric, labels]);
  const repeated = rules
    .filter((rule) => rule.kind === "alert")
    .flatMap((rule) => allScenarios(rule).map((scenario) => ({ rule, scenario })))
    .filter(({ scenario }) => {
      const all = seriesOf(scenario).map(identity);
      return new Set(all).size < all.length;
    });
  t.deepEqual(
    repeated.map(({ rule, scenario }) => `${rule.name}: ${scenario.name}`),
    [],
  );
});

for (const group of catalogue)
  test(`every scenario of ${group.name} holds`, (t) => {
    t.notThrows(() => renderRuleTests([group]));
  });

test("every alert that is exported ready-made is taken by a system", (t) => {
  const isAlert = (one: unknown): one is Alert => (one as Partial<Rule>).kind === "alert";
  const ready = Object.values(alerts as Readonly<Record<string, unknown>>)
    .flatMap((one) => (Array.isArray(one) ? (one as readonly unknown[]) : [one]))
    .filter(isAlert);
  const taken = new Set(rules.map((rule) => JSON.stringify(rule)));
  t.true(ready.length > 0);
  t.deepEqual(
    ready.filter((one) => !taken.has(JSON.stringify(one))).map(({ name }) => name),
    [],
  );
});

test("every alert says where to look and what to do", (t) => {
  const mute = rules.filter(
    (rule) => rule.kind === "alert" && (rule.page?.look.length ?? 0) * (rule.page?.act.length ?? 0) === 0,
  );
  t.deepEqual([...new Set(mute.map(({ name }) => name))], []);
});
