import type { Check } from "../check.ts";

/** Grafana 8, the first with `fieldConfig` for all its own panels. */
const oldest = 30;

export const schemaVersion: Check = {
  id: "dashboards/schema-version",
  severity: "info",
  summary: "The JSON is in the form of a Grafana before version 8.",
  why: "Grafana rewrites it each time it is opened, and what its migrations do not know is lost without a word.",
  remedy: "Open it in a current Grafana, save it, and export it anew.",
  bad: '{ "schemaVersion": 16 }',
  good: '{ "schemaVersion": 42 }',
  only: "files",
  of: "dashboard",
  run: ({ schemaVersion: given }) =>
    given === undefined || given.value >= oldest
      ? []
      : [{ message: `its schema version is ${given.value}; current ones are ${oldest} and above.`, at: given.at }],
};
