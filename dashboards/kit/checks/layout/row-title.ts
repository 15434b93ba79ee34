import type { Check } from "../check.ts";
import { repeated } from "../repeated.ts";

export const rowTitle: Check = {
  id: "dashboards/row-title",
  severity: "error",
  summary: "Two rows have the same title.",
  why: "A row is called by its title, which gives it its number in Grafana too.",
  remedy: "Rename or join them.",
  bad: "",
  good: "",
  only: "definitions",
  of: "dashboard",
  run: ({ rows }) =>
    repeated(rows, ({ title }) => title.value).map(([title]) => ({
      message: `several rows have the title "${title}".`,
    })),
};
