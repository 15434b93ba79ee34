import { didYouMean } from "../../../../problems/index.ts";
import type { Check } from "../check.ts";
import { usesIn } from "./used.ts";

export const undefinedVariable: Check = {
  id: "dashboards/undefined-variable",
  severity: "error",
  summary: "A variable is used that the dashboard does not have; in a title or a text of others, a warning.",
  why: "Grafana leaves its name as it is: a selector then asks for a label of the value `$instance`, and finds nothing.",
  remedy: "Define it, or correct its name.",
  bad: '{ "panels": [{ "targets": [{ "refId": "A", "expr": "sum(up{job=~\\"$job\\"})" }] }] }',
  good: '{ "panels": [{ "targets": [{ "refId": "A", "expr": "sum(up{job=~\\"$job\\"})" }] }], "templating": { "list": ["job"] } }',
  of: "dashboard",
  run: (dashboard) => {
    const { variables, inputs, definition } = dashboard;
    const known = variables.map(({ name }) => name.value);
    const filled = new Set([...known, ...inputs.map(({ value }) => value)]);
    // That nothing at all chooses the data source is a finding of its own.
    const chooses = variables.some(({ type }) => type === "datasource");
    const missing = usesIn(dashboard).filter(
      ({ name, asDatasource }) => !filled.has(name) && !isOfImport(name) && (asDatasource === undefined || chooses),
    );
    const once = new Map(missing.map((use) => [`${use.path} ${use.name}`, use]));
    return [...once.values()].map(({ name, path, at, inWords }) => {
      const meant = didYouMean(name, known);
      const has = known.map((one) => `$${one}`).join(", ") || "none";
      return {
        path,
        at,
        ...(inWords && definition === undefined ? { severity: "warning" as const } : {}),
        message: `$${name} is not a variable of the dashboard (has: ${has}).`,
        ...(definition !== undefined
          ? { hint: `Define it: variables: [labelVariable("${name}", …)].` }
          : meant !== undefined
            ? { hint: `Is $${meant} meant?` }
            : {}),
      };
    });
  },
};

/** What the import dialog would have filled in is another finding. */
function isOfImport(name: string): boolean {
  return /^(?:DS|VAR)_[A-Z]/.test(name);
}
