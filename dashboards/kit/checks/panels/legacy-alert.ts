import { type Check, nothing } from "../check.ts";

export const legacyAlert: Check = {
  id: "dashboards/legacy-alert",
  severity: "warning",
  summary: "A panel carries an alert of the kind that Grafana had before version 9.",
  why: "Grafana 11 does not know it any more: nobody is told when it would have fired.",
  remedy: "Make an alerting rule of it, and remove it here.",
  bad: '{ "alert": { "name": "Too many requests", "frequency": "1m" } }',
  good: '{ "alert": null }',
  only: "files",
  of: "panel",
  run: ({ legacyAlert: at }) => (at === undefined ? nothing : [{ message: "its alert fires nowhere.", at }]),
};
