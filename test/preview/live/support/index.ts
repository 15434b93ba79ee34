export { openPage, type PageOptions, type WatchedPage } from "./browser.ts";
export { dashboardOf, panelOf } from "./dashboard-json.ts";
export { type FieldFormat, grafanaFormat } from "./grafana-format.ts";
export { constant, end, growing, type KnownSeries, stepSeconds, type Values, wave } from "./known-series.ts";
export { startTestPreview, type TestPreview, type TestPreviewOptions } from "./preview.ts";
export { type KnownPrometheus, type KnownPrometheusOptions, startKnownPrometheus } from "./prometheus.ts";
export {
  type AskedOfPrometheus,
  nothing,
  type ScriptedAnswer,
  type ScriptedPrometheus,
  series,
  startScriptedPrometheus,
} from "./scripted-prometheus.ts";
export { tooltipAt } from "./tooltip.ts";
