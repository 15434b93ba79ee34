import type { CheckedDatasource } from "../../subject/index.ts";
import { type Check, type Fault, nothing } from "../check.ts";

export const panelDatasource: Check = {
  id: "dashboards/panel-datasource",
  severity: "warning",
  summary: "A panel or a query asks a fixed data source, or whichever is the default.",
  why: "It works in the one Grafana it was made in: elsewhere it finds nothing, or asks another Prometheus than the panel beside it.",
  remedy: `Write "datasource": { "type": "prometheus", "uid": "\${datasource}" }.`,
  bad: '{ "datasource": { "type": "prometheus", "uid": "P1809F7CD0C75ACF3" } }',
  good: `{ "datasource": { "type": "prometheus", "uid": "\${datasource}" } }`,
  only: "files",
  of: "panel",
  run: ({ hasData, datasource, queries, library, at }) => {
    if (!hasData || library !== undefined || queries.length === 0) return nothing;
    const own = queries.flatMap((query) => (query.datasource === undefined ? [] : [query.datasource]));
    const used = [...new Set(datasource === undefined ? own : [datasource, ...own])];
    if (used.length === 0) return [{ message: "it asks whichever data source is the default.", at }];
    // What each query says counts where the panel leaves it to them; they repeat what the panel says.
    const faults = used
      .filter((one) => one !== datasource || own.every((other) => other === datasource))
      .flatMap(faultOf);
    return [...new Map(faults.map((fault) => [fault.message, fault])).values()];
  },
};

function faultOf({ by, text, at }: CheckedDatasource): readonly Fault[] {
  switch (by) {
    case "variable":
    case "built-in":
    case "mixed":
      return [];
    case "input":
      return [{ message: `${text} is filled in by the import dialog only.`, at }];
    case "uid":
      return [{ message: `it asks the data source with the uid "${text}".`, at }];
    case "name":
      return [{ message: `it asks the data source called "${text}", as Grafana did before 8.3.`, at }];
    case "default":
      return [{ message: "it asks whichever data source is the default.", at }];
  }
}
