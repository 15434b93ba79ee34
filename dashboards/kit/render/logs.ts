import { LogsDedupStrategy, LogsSortOrder } from "@grafana/grafana-foundation-sdk/common";
import type { Options } from "@grafana/grafana-foundation-sdk/logs";
import { type dataquery as Dataquery, LokiQueryDirection, QueryEditorMode } from "@grafana/grafana-foundation-sdk/loki";
import { refId } from "../identity.ts";
import type { LogsPanel } from "../panels/index.ts";
import type { Body } from "./body.ts";
import { lokiDatasource } from "./datasource.ts";
import { fieldConfig } from "./field-config.ts";

export function renderLogs(panel: LogsPanel): Body {
  return {
    type: "logs",
    datasource: lokiDatasource,
    targets: [target(panel)],
    fieldConfig: { defaults: fieldConfig(noLines(panel), "palette"), overrides: [] },
    options,
  };
}

function target({ logql, limit = 500 }: LogsPanel): Omit<Dataquery, "_implementsDataqueryVariant"> {
  return {
    datasource: lokiDatasource,
    direction: LokiQueryDirection.Backward,
    editorMode: QueryEditorMode.Code,
    expr: logql,
    maxLines: limit,
    queryType: "range",
    refId: refId(0),
  };
}

function noLines({ mayBeEmpty }: LogsPanel) {
  return mayBeEmpty === undefined ? {} : { mayBeEmpty };
}

const options: Options = {
  dedupStrategy: LogsDedupStrategy.None,
  enableLogDetails: true,
  prettifyLogMessage: false,
  showCommonLabels: false,
  showLabels: false,
  showLogContextToggle: true,
  showTime: true,
  sortOrder: LogsSortOrder.Descending,
  wrapLogMessage: true,
};
