import { within } from "../../../../alerts/kit/checks/index.ts";
import type { Check } from "../check.ts";
import { quoted, repeated } from "../repeated.ts";

export const duplicateTitle: Check = {
  id: "dashboards/duplicate-title",
  severity: "warning",
  severityOfDefinitions: "error",
  summary: "Two dashboards have the same title; an error among definitions, which share a folder.",
  why: "In one folder Grafana then stops updating every dashboard that comes from there (grafana/grafana#43530); in two, nobody knows which one to open.",
  remedy: "Rename all but one.",
  bad: '[{ "uid": "api", "title": "API" }, { "uid": "api-v2", "title": "API" }]',
  good: '[{ "uid": "api", "title": "API" }, { "uid": "api-v2", "title": "API v2" }]',
  of: "all",
  run: (dashboards) =>
    repeated(
      dashboards.filter(({ title }) => title.value !== ""),
      ({ title }) => title.value,
    ).flatMap(([title, group]) => {
      const last = group.at(-1);
      if (last === undefined) return [];
      const uids = quoted(group.map(({ uid }) => uid?.value ?? ""));
      return [
        {
          in: last,
          message: `${group.length} dashboards have the title "${title}": ${uids}.`,
          at: within(last.title),
        },
      ];
    }),
};
