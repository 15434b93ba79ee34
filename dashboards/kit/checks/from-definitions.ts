import type { CheckedExpression, Text } from "../../../alerts/kit/checks/index.ts";
import { type Node, narrow, nodesIn, select } from "../../../metrics/kit/index.ts";
import { type Spans, spansOf } from "../../../metrics/kit/reading/index.ts";
import type { DashboardOptions } from "../dashboard.ts";
import { layOut } from "../layout.ts";
import { dashboardPath, panelPath, rowPath } from "../location.ts";
import { dataLinksOf, type Panel, sizeOf, titleOf } from "../panel.ts";
import type { Query } from "../query.ts";
import { mapOf, newReader, readClassicPanel, readClassicVariable } from "../reading/index.ts";
import type { CheckedDashboard, CheckedPanel, CheckedPlace, CheckedQuery, CheckedVariable } from "../subject/index.ts";
import type { Thresholds } from "../thresholds.ts";
import {
  type DashboardVariable,
  datasourceVariable,
  isRaw,
  lokiDatasourceVariable,
  showsLogs,
  variablesOf,
  variablesOfAnnotation,
  variablesOfVariable,
} from "../variables/index.ts";
import { variablesInNodes } from "./variables-in-nodes.ts";

const nowhere = (): undefined => undefined;

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

/** What the reader of every dashboard chooses, or of those with lines from Loki. */
function choiceOf(name: string, query: string, path: string): CheckedVariable {
  return {
    path,
    at: nowhere,
    name: { value: name },
    type: "datasource",
    title: { value: "Data source" },
    query: { value: query },
    multi: false,
    includeAll: false,
    uses: [],
    hidden: false,
  };
}

function fromVariable(variable: DashboardVariable, path: string): CheckedVariable {
  if (isRaw(variable)) {
    const read = readClassicVariable(newReader(), mapOf(variable.model), path);
    return { ...read, path, at: nowhere, title: { value: variable.title }, uses: variablesOfVariable(variable) };
  }
  const { name, title, of, multi = true } = variable;
  const expr = expressionOf(of.node);
  return {
    path,
    at: nowhere,
    name: { value: name },
    type: "query",
    title: { value: title },
    expr,
    multi,
    includeAll: multi,
    ...(multi ? { allValue: { value: ".+" } } : {}),
    refresh: { value: 2, at: nowhere },
    uses: variablesInNodes(expr.nodes),
    hidden: false,
  };
}

interface Position {
  readonly path: string;
  readonly row: string;
  readonly folded: boolean;
  readonly place?: CheckedPlace;
}

function fromPanel(panel: Panel, position: Position): CheckedPanel {
  if (panel.kind === "raw") return fromRaw(panel, position);
  const common = {
    ...position,
    at: nowhere,
    definition: panel,
    ours: true,
    key: panel.key,
    type: { value: panel.kind },
    title: { value: titleOf(panel) },
    fieldUnits: [],
    mapped: "values" in panel && panel.values !== undefined,
    thresholds: [],
    queries: [],
    texts: [],
  };
  if (panel.kind === "heading") return { ...common, description: { value: "" }, hasData: false };
  if (panel.kind === "text")
    return { ...common, description: { value: "" }, content: { value: panel.content }, hasData: false };
  const links = (panel.links ?? []).flatMap(({ title, url }) => [asText(title), asText(url)]);
  const described = { ...common, description: { value: panel.description } };
  if (panel.kind === "alert-list") return { ...described, hasData: false, texts: [...links, ...filtersOf(panel)] };
  if (panel.kind === "logs") return { ...described, hasData: true, queries: [fromLogql(panel)], texts: links };
  const dataLinks = dataLinksOf(panel).map(({ title, url }) => ({ title: asText(title), url: asText(url) }));
  return {
    ...described,
    hasData: true,
    ...("unit" in panel ? { unit: { value: panel.unit } } : {}),
    thresholds: thresholdsOf(panel).map(({ steps }) => ({ value: steps.map(({ from }) => from), at: nowhere })),
    ...("stack" in panel && panel.stack ? { stacked: { value: "normal" as const, at: nowhere } } : {}),
    queries: panel.queries.map((query) => fromQuery(query, panel)),
    ...(dataLinks.length === 0 ? {} : { dataLinks }),
    texts: links,
  };
}

/** Matchers of an alert's labels, and a part of its name. */
function filtersOf({ labels = {}, name = "" }: Extract<Panel, { kind: "alert-list" }>): readonly Text[] {
  return [asText(name), ...narrow(select(""), labels).node.matchers.map(({ value }) => asText(value))];
}

function fromLogql({ logql }: Extract<Panel, { kind: "logs" }>): CheckedQuery {
  return {
    at: nowhere,
    language: "logql",
    text: { value: logql },
    asks: "range",
    format: "time_series",
    hidden: false,
  };
}

/** Its JSON is read as anybody's; ids, refIds and a datasource that it does not name come from the kit. */
function fromRaw(panel: Extract<Panel, { kind: "raw" }>, position: Position): CheckedPanel {
  const { path, row, folded } = position;
  const reader = newReader();
  const read = readClassicPanel(reader, mapOf(panel.model), { dashboard: path, row, area: "", folded });
  return { ...read, ...position, definition: panel, key: panel.key, ours: false, at: nowhere };
}

function fromQuery({ expr, legend }: Query, panel: Panel): CheckedQuery {
  return {
    at: nowhere,
    language: "promql",
    expr: expressionOf(expr.node),
    legend: { value: legend },
    asks: asksForNow(panel) ? "moment" : "range",
    format: panel.kind === "table" || panel.kind === "heatmap" ? formats[panel.kind] : "time_series",
    hidden: false,
  };
}

const formats = { table: "table", heatmap: "heatmap" } as const;

function asksForNow(panel: Panel): boolean {
  switch (panel.kind) {
    case "stat":
      return panel.sparkline !== true;
    case "histogram":
      return panel.of === "now";
    default:
      return panel.kind === "table" || panel.kind === "gauge" || panel.kind === "bar-gauge";
  }
}

function expressionOf(node: Node): CheckedExpression {
  const known = expressions.get(node);
  if (known !== undefined) return known;
  let spans: Spans | undefined;
  const expression: CheckedExpression = {
    node,
    nodes: nodesIn(node),
    spans: () => {
      spans ??= spansOf(node);
      return spans;
    },
  };
  expressions.set(node, expression);
  return expression;
}

// Panels share expressions.
const expressions = new WeakMap<Node, CheckedExpression>();

function thresholdsOf(panel: Panel): readonly Thresholds[] {
  if (panel.kind === "table") return panel.queries.flatMap(({ thresholds }) => thresholds ?? []);
  const own = "thresholds" in panel ? panel.thresholds : undefined;
  return own === undefined ? [] : [own];
}

function asText(value: string): Text {
  return { value };
}
