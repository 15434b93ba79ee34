import { type Json, objectOf, textOf } from "./json.ts";

const types: Readonly<Record<string, string>> = {
  QueryVariable: "query",
  DatasourceVariable: "datasource",
  CustomVariable: "custom",
  ConstantVariable: "constant",
  IntervalVariable: "interval",
  TextVariable: "textbox",
  AdhocVariable: "adhoc",
  GroupByVariable: "groupby",
};

/** A variable of schema v2 as classic JSON has it. */
export function classicVariable({ kind, group, spec }: Json): Json {
  const { query, pluginId, refresh, sort, hide, datasource, ...same } = objectOf(spec);
  const type = types[textOf(kind)] ?? textOf(kind);
  return {
    ...same,
    type,
    query: type === "datasource" ? pluginId : classicQuery(query),
    ...(refresh !== undefined && { refresh: numbered(refreshes, refresh) }),
    ...(sort !== undefined && { sort: numbered(sorts, sort) }),
    ...(hide !== undefined && { hide: numbered(hides, hide) }),
    ...(type === "query" && { datasource: { type: queryType(query), ...objectOf(datasource) } }),
    ...(type === "adhoc" && { datasource: { type: group, ...objectOf(datasource) } }),
  };
}

function classicQuery(query: unknown): unknown {
  if (typeof query !== "object") return query;
  const { spec } = objectOf(query);
  // What was a text is kept in a field of this name.
  return objectOf(spec).__legacyStringValue ?? spec;
}

function queryType(query: unknown): string {
  const { kind, group } = objectOf(query);
  return textOf(group) || textOf(kind);
}

const refreshes = ["never", "onDashboardLoad", "onTimeRangeChanged"];
const hides = ["dontHide", "hideLabel", "hideVariable"];
const sorts = [
  "disabled",
  "alphabeticalAsc",
  "alphabeticalDesc",
  "numericalAsc",
  "numericalDesc",
  "alphabeticalCaseInsensitiveAsc",
  "alphabeticalCaseInsensitiveDesc",
  "naturalAsc",
  "naturalDesc",
];

/** Classic JSON has numbers where v2 has words. */
function numbered(words: readonly string[], word: unknown): number {
  return Math.max(0, words.indexOf(textOf(word)));
}
