import type { YamlMap } from "../../../alerts/kit/index.ts";
import type { CheckedDatasource, CheckedQuery } from "../subject/index.ts";
import { datasourceOf } from "./datasource.ts";
import { readExpression } from "./expression.ts";
import { flag, headOf, type Reader, text } from "./reader.ts";

/** A target of a classic panel. */
export function readTarget(
  reader: Reader,
  map: YamlMap,
  path: string,
  ofPanel: CheckedDatasource | undefined,
): CheckedQuery {
  const own = datasourceOf(reader, map, path);
  const refId = text(reader, map, "refId", path);
  return {
    ...readQuery(reader, map, path, own ?? ofPanel),
    ...(refId === undefined ? {} : { refId }),
    hidden: flag(reader, map, "hide", path)?.value ?? false,
  };
}

/** What a datasource is asked: the part that both forms of dashboards have in common. */
export function readQuery(
  reader: Reader,
  map: YamlMap,
  path: string,
  datasource: CheckedDatasource | undefined,
): CheckedQuery {
  const written = text(reader, map, "expr", path);
  const language = languageOf(datasource, written !== undefined);
  const legend = text(reader, map, "legendFormat", path);
  const instant = flag(reader, map, "instant", path)?.value ?? false;
  const range = flag(reader, map, "range", path)?.value ?? !instant;
  const format = text(reader, map, "format", path)?.value;
  return {
    at: headOf(reader, map),
    language,
    ...(written === undefined || language === "other" ? {} : { text: written }),
    ...(language !== "promql" || written === undefined || written.value.trim() === "" ? {} : readExpression(written)),
    ...(legend === undefined ? {} : { legend }),
    asks: instant ? (range ? "both" : "moment") : "range",
    format: format === "table" || format === "heatmap" ? format : "time_series",
    ...(datasource === undefined ? {} : { datasource }),
    hidden: false,
  };
}

/** Without a type, as before Grafana 8.3, a query that has `expr` is taken for PromQL. */
function languageOf(datasource: CheckedDatasource | undefined, hasExpr: boolean): CheckedQuery["language"] {
  const type = datasource?.type;
  if (type === "prometheus" || type === "grafana-amazonprometheus-datasource") return "promql";
  if (type === "loki") return "logql";
  if (type !== undefined && !type.startsWith("$")) return "other";
  if (datasource?.by === "built-in") return "other";
  // Loki's datasources are named so nearly everywhere.
  return hasExpr ? (/loki|logs/i.test(datasource?.text ?? "") ? "logql" : "promql") : "other";
}
