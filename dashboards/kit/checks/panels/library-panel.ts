import { within } from "../../../../alerts/kit/checks/index.ts";
import { type Check, nothing } from "../check.ts";

export const libraryPanel: Check = {
  id: "dashboards/library-panel",
  severity: "warning",
  summary: "A library panel stands in the dashboard.",
  why: "What it shows stands in the database of one Grafana: a dashboard from a file finds nothing there (grafana/grafana#46247).",
  remedy: "Unlink it, so that the file has the whole panel.",
  bad: '{ "libraryPanel": { "name": "Requests", "uid": "b4f0" } }',
  good: '{ "title": "Requests" }',
  only: "files",
  of: "panel",
  run: ({ library }) =>
    library === undefined
      ? nothing
      : [{ message: `the library panel "${library.value}" is not in the file.`, at: within(library) }],
};
