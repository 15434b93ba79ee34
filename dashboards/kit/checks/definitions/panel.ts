import type { Text } from "../../../../alerts/kit/checks/index.ts";
import { narrow, select } from "../../../../metrics/kit/index.ts";
import { dataLinksOf, type Panel, titleOf } from "../../panel.ts";
import type { Query } from "../../query.ts";
import { mapOf, newReader, readClassicPanel } from "../../reading/index.ts";
import type { CheckedPanel, CheckedPlace, CheckedQuery } from "../../subject/index.ts";
import type { Thresholds } from "../../thresholds.ts";
import { expressionOf } from "./expression.ts";
import { asText, nowhere } from "./nowhere.ts";

/** Where a panel stands in its dashboard. */
interface Position {
  readonly path: string;
  readonly row: string;
  readonly folded: boolean;
  readonly place?: CheckedPlace;
}

/** A panel of a definition. */
export function fromPanel(panel: Panel, position: Position): CheckedPanel {
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

function thresholdsOf(panel: Panel): readonly Thresholds[] {
  if (panel.kind === "table") return panel.queries.flatMap(({ thresholds }) => thresholds ?? []);
  const own = "thresholds" in panel ? panel.thresholds : undefined;
  return own === undefined ? [] : [own];
}
