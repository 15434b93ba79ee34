import { type Dataquery, PromQueryFormat, QueryEditorMode } from "@grafana/grafana-foundation-sdk/prometheus";
import { print } from "../../../metrics/kit/index.ts";
import { refId } from "../identity.ts";
import type { Query } from "../query.ts";
import { datasource } from "./datasource.ts";

/** A query as Grafana stores it, without the SDK's marker function, which cannot be cloned or printed. */
export type Target = Omit<Dataquery, "_implementsDataqueryVariant">;

type Mode = "range" | "instant" | "table";

/** The queries of a panel, named A, B, C…; `table` asks for one value now, as rows. */
export function targets(queries: readonly Query[], mode: Mode, exemplars = false) {
  return queries.map(({ expr, legend }, index) => ({
    datasource,
    editorMode: QueryEditorMode.Code,
    exemplar: exemplars ? true : undefined,
    expr: print(expr),
    format: mode === "table" ? PromQueryFormat.Table : undefined,
    instant: mode !== "range",
    legendFormat: mode === "table" ? undefined : legend,
    range: mode === "range",
    refId: refId(index),
  }));
}
