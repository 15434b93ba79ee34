import type { CheckedVariable } from "../../subject/index.ts";
import type { Check } from "../check.ts";

export const variableCycle: Check = {
  id: "dashboards/variable-cycle",
  severity: "error",
  summary: "Variables narrow each other in a circle: none of them can be filled first.",
  why: "Grafana waits for each of them before it fills the other: both choices stay empty.",
  remedy: "Let one of them do without the others.",
  bad: '{ "templating": { "list": [{ "name": "a", "type": "query", "query": "label_values(up{b=\\"$b\\"}, a)", "refresh": 2, "datasource": { "type": "prometheus", "uid": "$datasource" } }, { "name": "b", "type": "query", "query": "label_values(up{a=\\"$a\\"}, b)", "refresh": 2, "datasource": { "type": "prometheus", "uid": "$datasource" } }] }, "panels": [{ "title": "Of $a" }] }',
  good: '{ "templating": { "list": [{ "name": "a", "type": "query", "query": "label_values(up, a)", "refresh": 2, "datasource": { "type": "prometheus", "uid": "$datasource" } }, { "name": "b", "type": "query", "query": "label_values(up{a=\\"$a\\"}, b)", "refresh": 2, "datasource": { "type": "prometheus", "uid": "$datasource" } }] }, "panels": [{ "title": "Of $a and $b" }] }',
  of: "dashboard",
  run: ({ variables, definition }) => {
    if (variables.every(({ uses }) => uses.length === 0)) return [];
    const known = new Map(variables.map((one) => [one.name.value, one]));
    const names = variables.map(({ name }) => name.value).filter((name) => waitsFor(name, known).has(name));
    if (names.length === 0) return [];
    const list = names.map((name) => `$${name}`).join(", ");
    return [
      {
        message: `the variables ${list} narrow each other in a circle: none of them can be filled first.`,
        ...(definition === undefined ? {} : { hint: "Let `of` of one of them do without the others." }),
      },
    ];
  },
};

/** Names of the variables that one waits for, directly or through others. */
function waitsFor(name: string, known: ReadonlyMap<string, CheckedVariable>): ReadonlySet<string> {
  const found = new Set<string>();
  const pending = [name];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const other of known.get(next)?.uses ?? []) {
      if (!found.has(other)) pending.push(other);
      found.add(other);
    }
  }
  return found;
}
