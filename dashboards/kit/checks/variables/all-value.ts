import { within } from "../../../../alerts/kit/checks/index.ts";
import type { Check } from "../check.ts";
import { isOfPrometheus } from "./variable-query.ts";

export const allValue: Check = {
  id: "dashboards/all-value",
  severity: "info",
  summary: '"All" of a variable stands for a list of every value, or for `.*`.',
  why: "A list of hundreds makes a regular expression of thousands of characters in each query; `.*` also takes series without the label.",
  remedy: 'Set "allValue": ".+".',
  bad: '{ "includeAll": true, "multi": true, "allValue": ".*" }',
  good: '{ "includeAll": true, "multi": true, "allValue": ".+" }',
  only: "files",
  of: "variable",
  run: (variable) => {
    const { includeAll, allValue: given, at } = variable;
    if (!includeAll || !isOfPrometheus(variable)) return [];
    if (given === undefined) return [{ message: '"All" stands for a list of every value.', at }];
    return given.value === ".*"
      ? [{ message: '"All" stands for .*, which takes series without the label too.', at: within(given) }]
      : [];
  },
};
