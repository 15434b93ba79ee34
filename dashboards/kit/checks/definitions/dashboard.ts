import type { DashboardOptions } from "../../dashboard.ts";
import { layOut } from "../../layout.ts";
import { dashboardPath, panelPath, rowPath } from "../../location.ts";
import { sizeOf } from "../../panel.ts";
import type { CheckedDashboard } from "../../subject/index.ts";
import {
  datasourceVariable,
  lokiDatasourceVariable,
  showsLogs,
  variablesOf,
  variablesOfAnnotation,
} from "../../variables/index.ts";
import { asText, nowhere } from "./nowhere.ts";
import { fromPanel } from "./panel.ts";
import { choiceOf, fromVariable } from "./variable.ts";

/** A dashboard that is defined in TypeScript, as the checks see it; nothing is printed for it. */
export function fromDefinition(definition: DashboardOptions): CheckedDashboard {
  const { uid, title, refresh, rows, tags = [], links = [] } = definition;
  const path = dashboardPath(uid);
  const places = layOut(rows.map(({ collapsed, panels }) => ({ collapsed, panels: panels.map(sizeOf) })));
  return {
    path,
    at: nowhere,
    definition,
    form: "classic",
    uid: { value: uid },
    title: { value: title },
    tags: tags.map(asText),
    refresh: { value: refresh === "off" ? "" : (refresh ?? "30s") },
    variables: [
      choiceOf(datasourceVariable, "prometheus", path),
      ...(showsLogs(rows) ? [choiceOf(lokiDatasourceVariable, "loki", path)] : []),
      ...variablesOf(definition).map((variable) => fromVariable(variable, path)),
    ],
    rows: rows.map((row) => ({
      path: rowPath(uid, row.title),
      title: { value: row.title },
      at: nowhere,
      panels: row.panels.length,
      ...(row.repeat === undefined ? {} : { repeat: { value: row.repeat } }),
    })),
    panels: rows.flatMap((row, index) =>
      row.panels.map((panel, position) => {
        const place = places[index]?.panels[position];
        return fromPanel(panel, {
          path: panelPath(uid, row.title, panel.key),
          row: row.title,
          folded: row.collapsed,
          ...(place === undefined
            ? {}
            : { place: { ...place, area: row.collapsed ? row.title : "page", at: nowhere } }),
        });
      }),
    ),
    annotations: (definition.annotations ?? []).map((annotation) => ({
      path: `${path} › annotation "${annotation.name}"`,
      name: { value: annotation.name },
      at: nowhere,
      uses: variablesOfAnnotation(annotation),
    })),
    texts: [title, ...rows.map((row) => row.title), ...links.flatMap((link) => [link.title, link.url])].map(asText),
    inputs: [],
    ignored: definition.ignore ?? [],
  };
}
