import type { Check } from "../check.ts";

export const datasourceVariable: Check = {
  id: "dashboards/datasource-variable",
  severity: "warning",
  summary: "The dashboard asks a data source and has no variable by which the reader could choose it.",
  why: "It works in the one Grafana it was made in: a second Prometheus, or another uid of the same, leaves every panel empty.",
  remedy: `Add a variable of the type datasource, called datasource, and use \${datasource} in every panel.`,
  bad: '{ "templating": null }',
  good: '{ "templating": { "list": [{ "name": "datasource", "label": "Data source", "type": "datasource", "query": "prometheus" }] } }',
  only: "files",
  of: "dashboard",
  run: ({ variables, panels, path }) => {
    const asks = panels.some(({ queries }) => queries.some(({ language }) => language !== "other"));
    const chosen = variables.filter(({ type }) => type === "datasource");
    if (chosen.length === 0) return asks ? [{ message: "no variable chooses its data source." }] : [];
    return chosen
      .filter(({ name }) => !/^(?:\w+_)?datasource$|^ds(?:_\w+)?$|^DS_/i.test(name.value))
      .map(({ name, at }) => ({
        message: `the variable "${name.value}" chooses a data source; others call it datasource, and links carry it by that name.`,
        hint: "Rename it to datasource, or to loki_datasource where there are several.",
        severity: "info" as const,
        path,
        at,
      }));
  },
};
