import type { Check } from "../check.ts";
import { usesIn } from "./used.ts";

export const unusedVariable: Check = {
  id: "dashboards/unused-variable",
  severity: "warning",
  severityOfDefinitions: "error",
  summary: "No panel uses a variable.",
  why: "A choice without effect misleads: the reader takes what is shown for what was chosen.",
  remedy: "Use it, or remove it.",
  bad: '{ "templating": { "list": ["job"] } }',
  good: '{ "templating": { "list": ["job"] }, "panels": [{ "targets": [{ "refId": "A", "expr": "sum(up{job=~\\"$job\\"})" }] }] }',
  of: "dashboard",
  run: (dashboard) => {
    const { variables, source, definition } = dashboard;
    const own = variables.filter(({ type, hidden }) => type !== "datasource" && !(hidden && definition === undefined));
    if (own.length === 0) return [];
    const used = reached(dashboard);
    return own
      .filter(({ name, type }) => type !== "adhoc" && name.value !== "" && !used.has(name.value))
      .filter(({ name }) => source === undefined || !mentions(source, name.value))
      .map(({ name, path, at }) => ({
        path,
        at,
        message: `no panel uses the variable $${name.value}.`,
        ...(definition === undefined
          ? {}
          : { hint: `Use it, as in where({ … : variable("${name.value}") }), or remove it.` }),
      }));
  },
};

/** What panels use, directly or through another variable. */
function reached(dashboard: Parameters<typeof usesIn>[0]): ReadonlySet<string> {
  const used = new Set<string>();
  const pending = usesIn(dashboard).flatMap(({ name, byVariable }) => (byVariable ? [] : [name]));
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (used.has(name)) continue;
    used.add(name);
    pending.push(...dashboard.variables.filter((one) => one.name.value === name).flatMap(({ uses }) => uses));
  }
  return used;
}

/** In any part of a file that the checks do not read: queries in other languages, options of plugins. */
function mentions(source: string, name: string): boolean {
  return new RegExp(`\\$\\{?${name.replaceAll(/\W/g, "")}\\b|\\[\\[${name.replaceAll(/\W/g, "")}\\b`).test(source);
}
