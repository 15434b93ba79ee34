import type { Check } from "../check.ts";
import { isOfPrometheus } from "./variable-query.ts";

export const variableRefresh: Check = {
  id: "dashboards/variable-refresh",
  severity: "warning",
  summary: "A variable is not filled anew when the time range changes.",
  why: "The choice keeps what there was when the page was opened, or saved: of last week's range it offers this hour's instances.",
  remedy: 'Set "refresh": 2.',
  bad: '{ "refresh": 1 }',
  good: '{ "refresh": 2 }',
  only: "files",
  of: "variable",
  run: (variable) => {
    const { refresh, at } = variable;
    if (!isOfPrometheus(variable) || variable.query === undefined || refresh?.value === 2) return [];
    const when = refresh?.value === 1 ? "when the dashboard is opened" : "never";
    return [
      { message: `it is filled ${when === "never" ? "once and never again" : `only ${when}`}.`, at: refresh?.at ?? at },
    ];
  },
};
