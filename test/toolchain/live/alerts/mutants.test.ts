import test from "ava";
import { milliseconds, type RuleGroup } from "../../../../alerts/kit/index.ts";
import { allScenarios, outcomeOf } from "../../../../alerts/kit/scenario/index.ts";
import { catalogue } from "../../../alerts/catalogue.ts";
import { matchesGolden } from "../../../alerts/kit/golden.ts";
import { type Mutant, mutantsOf } from "./mutants.ts";

/**
 * Changes each alert of the catalogue, one thing at a time, and looks whether a scenario notices.
 *
 * What none notices stands in `test/golden/alerts/unnoticed.txt`: a list to make shorter, and not to make longer unseen.
 * promtool notices the same, `rules.test.ts` shows it for one alert; here it would take an hour.
 */
test("what no scenario notices is known", (t) => {
  const seen = new Set<string>();
  const unnoticed: string[] = [];
  let all = 0;
  for (const group of catalogue)
    for (const alert of group.rules.filter((rule) => rule.kind === "alert"))
      for (const mutant of mutantsOf(alert)) {
        const title = `${alert.name} (${alert.severity}): ${mutant.change}`;
        if (seen.has(title)) continue;
        seen.add(title);
        all++;
        if (!isNoticed(mutant, group)) unnoticed.push(title);
      }
  t.log(`${all - unnoticed.length} of ${all} changes are noticed`);
  t.true(unnoticed.length < all / 2);
  matchesGolden(t, "unnoticed.txt", `${unnoticed.sort().join("\n")}\n`);
});

function isNoticed({ alert, original }: Mutant, { rules }: RuleGroup): boolean {
  const changed = rules.map((rule) => (rule === original ? alert : rule));
  return allScenarios(alert).some(
    (scenario) => "problem" in outcomeOf(alert, scenario, { rules: changed, interval: milliseconds("15s") }),
  );
}
