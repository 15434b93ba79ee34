import type { CheckedVariable } from "../../subject/index.ts";
import type { Check } from "../check.ts";

export const requiredVariable: Check = {
  id: "dashboards/required-variable",
  severity: "warning",
  summary:
    "A variable that every dashboard is to have is missing, or offers no choice of several; found only where matchers are required.",
  why: "The reader of one dashboard cannot narrow it as they narrow the others, and a link between the two loses the choice.",
  remedy: 'Add it: a query of the data source with "multi": true and "allValue": ".+".',
  bad: '{ "panels": [{ "targets": [{ "refId": "A", "expr": "sum(up{job=~\\"$job\\"})" }] }], "templating": { "list": [{ "name": "job", "type": "textbox" }] } }',
  good: '{ "panels": [{ "targets": [{ "refId": "A", "expr": "sum(up{job=~\\"$job\\"})" }] }], "templating": { "list": ["job"] } }',
  needs: { requiredMatchers: { job: "$job" } },
  of: "dashboard",
  run: ({ variables, panels }, { settings: { requiredMatchers = {} } }) => {
    const asks = panels.some(({ queries }) => queries.some(({ language }) => language === "promql"));
    if (!asks) return [];
    return Object.values(requiredMatchers).flatMap((value) => {
      const name = /^\$\{?(\w+)\}?$/.exec(value)?.[1];
      if (name === undefined) return [];
      const given = variables.find((one) => one.name.value === name);
      if (given === undefined) return [{ message: `there is no variable $${name}.` }];
      const faults = faultsOf(given);
      return faults.length === 0
        ? []
        : [{ path: given.path, at: given.at, message: `the variable $${name} ${faults.join(", ")}.` }];
    });
  },
};

function faultsOf({ type, multi, allValue, includeAll }: CheckedVariable): readonly string[] {
  if (type !== "query") return ["is not filled by a query"];
  return [
    ...(multi ? [] : ["takes one value only"]),
    ...(includeAll && allValue?.value !== ".+" ? ['has another value for "All" than .+'] : []),
  ];
}
