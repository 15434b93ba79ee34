import { TableCellDisplayMode, TableCellHeight } from "@grafana/grafana-foundation-sdk/common";
import type { DataTransformerConfig, DynamicConfigValue } from "@grafana/grafana-foundation-sdk/dashboard";
import type { Options } from "@grafana/grafana-foundation-sdk/table";
import { type DataLink, replaceLinkedLabels } from "../data-link.ts";
import { refId } from "../identity.ts";
import type { TablePanel, TableQuery } from "../panels/index.ts";
import type { Thresholds } from "../thresholds.ts";
import { columnThresholds } from "../watches/index.ts";
import type { Body } from "./body.ts";
import { fieldConfig, thresholdsConfig, valueMapping } from "./field-config.ts";
import { targets } from "./target.ts";

export function renderTable(panel: TablePanel): Body {
  return {
    type: "table",
    targets: targets(panel.queries, "table"),
    transformations: transformations(panel),
    fieldConfig: {
      defaults: fieldConfig({ dataLinks: cellLinks(panel) }, "thresholds", look),
      overrides: panel.queries.map((query) => ({
        matcher: { id: "byName", options: query.legend },
        properties: properties(query, columnThresholds(panel, query)),
      })),
    },
    options: options(panel),
  };
}

const look = { align: "auto", inspect: false };

/**
 * Keeps the columns asked for, joins the queries' rows on them, puts them in order under their headings.
 *
 * Grafana joins nothing where no column is in every answer, and one without rows has only the time and the value: so the
 * time, which is the same for all, is kept until they are joined (grafana/grafana#69701).
 */
function transformations({ queries, columns }: TablePanel): DataTransformerConfig[] {
  const headings = new Map<string, string>();
  for (const [label, heading] of Object.entries(columns)) headings.set(label, heading ?? label);
  // Grafana names the only value column of a table "Value", several "Value #A", "Value #B"…
  queries.forEach((query, index) => {
    headings.set(queries.length === 1 ? "Value" : `Value #${refId(index)}`, query.legend);
  });
  const names = [...headings.keys()];
  const sorted = names.toSorted();
  const indexByName = Object.fromEntries(sorted.map((name) => [name, names.indexOf(name)]));
  const renameByName = Object.fromEntries(sorted.map((name) => [name, headings.get(name)]));
  const joined = queries.length > 1;
  return [
    // Before the merge: rows join only where all columns they share are equal, the metric's name among them.
    { id: "filterFieldsByName", options: { include: { names: joined ? [time, ...names] : names } } },
    ...(joined ? [{ id: "merge", options: {} }] : []),
    { id: "organize", options: { excludeByName: joined ? { [time]: true } : {}, indexByName, renameByName } },
  ];
}

const time = "Time";

// In a table the labels are columns: the one of the same line, under its heading.
function cellLinks({ dataLinks = [], columns }: TablePanel): DataLink[] {
  return dataLinks.map((link) => ({
    ...link,
    url: replaceLinkedLabels(link.url, (label) => `__data.fields[${JSON.stringify(columns[label] ?? label)}]`),
  }));
}

function properties(
  { unit, decimals, min, max, noValue, values }: TableQuery,
  thresholds: Thresholds | undefined,
): DynamicConfigValue[] {
  const plain = { unit, decimals, min, max, noValue };
  const colored = values !== undefined || thresholds !== undefined;
  return [
    ...Object.entries(plain).flatMap(([id, value]) => (value === undefined ? [] : [{ id, value }])),
    ...(values === undefined ? [] : [{ id: "mappings", value: [valueMapping(values)] }]),
    ...(thresholds === undefined ? [] : [{ id: "thresholds", value: thresholdsConfig(thresholds) }]),
    ...(colored ? [{ id: "custom.cellOptions", value: { type: TableCellDisplayMode.ColorText } }] : []),
  ];
}

function options({ sortBy }: TablePanel): Options {
  return {
    cellHeight: TableCellHeight.Sm,
    frameIndex: 0,
    showHeader: true,
    sortBy: sortBy === undefined ? [] : [{ desc: sortBy.order === "descending", displayName: sortBy.column }],
  };
}
