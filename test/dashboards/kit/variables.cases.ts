import test from "ava";
import { legendLabels } from "../../../dashboards/kit/legend.ts";
import { usedVariables } from "../../../dashboards/kit/variable.ts";

const uses = test.macro({
  exec: (t, text: string, expected: readonly string[]) => t.deepEqual(usedVariables(text), expected),
  title: (_, text) => `variables in ${text}`,
});

test(uses, 'up{job=~"$job"}', ["job"]);
test(uses, `\${job} \${route:regex} [[code]]`, ["job", "route", "code"]);
test(uses, `rate(x[$__rate_interval]) \${__from}`, []);
test(uses, 'x{path=~"/a$"}', []);
test(uses, "costs $5", []);

test("labels of a legend", (t) => {
  t.deepEqual(legendLabels("{{ a }} and {{b}}"), ["a", "b"]);
  t.deepEqual(legendLabels("none {here}"), []);
});
