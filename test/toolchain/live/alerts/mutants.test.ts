import test from "ava";
import { milliseconds, type RuleGroup } from "../../../../alerts/kit/index.ts";
import { allScenarios, outcomeOf } from "../../../../alerts/kit/scenario/index.ts";
import { catalogue } from "../../../alerts/catalogue.ts";
import { type Mutant, mutantsOf } from "./mutants.ts";

/**
 * Changes each alert of the catalogue, one thing at a time, and looks whether a scenario notices.
 *
 * promtool notices the same, `rules.test.ts` shows it for one alert; here it would take an hour.
 */
test("scenarios notice what changes in their rule", (t) => {
  const noticed = new Map<string, boolean>();
  for (const group of catalogue)
    for (const alert of group.rules.filter((rule) => rule.kind === "alert"))
      for (const mutant of mutantsOf(alert)) {
        const title = `${alert.name} (${alert.severity}): ${mutant.change}`;
        if (!noticed.has(title)) noticed.set(title, isNoticed(mutant, group));
      }
  const unnoticed = [...noticed].flatMap(([title, seen]) => (seen ? [] : [title])).sort();
  t.log(`${noticed.size - unnoticed.length} of ${noticed.size} changes are noticed; not:\n${unnoticed.join("\n")}`);
  t.deepEqual(
    unnoticed.filter((title) => title.includes(": for ")),
    [],
    "how long an alert waits is held by a scenario: notBefore, at and pending()",
  );
  // Of two limits that both must be passed one alone may move; but no alert may be changed in any way it has unseen.
  t.true(unnoticed.length < 0.25 * noticed.size, unnoticed.join("\n"));
  const rule = (title: string) => title.split(":")[0];
  const proven = new Set([...noticed].flatMap(([title, seen]) => (seen ? [rule(title)] : [])));
  t.deepEqual(
    [...new Set(unnoticed.map(rule))].filter((name) => !proven.has(name)),
    [],
  );
});

function isNoticed({ alert, original }: Mutant, { rules }: RuleGroup): boolean {
  const changed = rules.map((rule) => (rule === original ? alert : rule));
  return allScenarios(alert).some(
    (scenario) => "problem" in outcomeOf(alert, scenario, { rules: changed, interval: milliseconds("15s") }),
  );
}
