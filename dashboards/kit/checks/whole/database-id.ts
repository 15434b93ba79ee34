import type { Check } from "../check.ts";

export const databaseId: Check = {
  id: "dashboards/database-id",
  severity: "warning",
  summary: "The file has the number that the dashboard had in the database of one Grafana.",
  why: "Another Grafana has another dashboard under that number, or none: saving it through the API fails, or changes the wrong one.",
  remedy: 'Set "id": null; the uid says which dashboard it is.',
  bad: '{ "id": 4711 }',
  good: '{ "id": null }',
  only: "files",
  of: "dashboard",
  run: ({ databaseId: given }) =>
    given === undefined ? [] : [{ message: `it has the number ${given.value} of one Grafana.`, at: given.at }],
};
