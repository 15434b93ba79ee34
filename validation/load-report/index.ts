export { type FailOn, fails } from "./fails.ts";
export type { GivenFile } from "./given/index.ts";
export { pageOf } from "./html/index.ts";
export { type LoadReport, type LoadReportOptions, loadReport } from "./load-report.ts";
export { markdownOf } from "./markdown/index.ts";
export { isK6Points, type K6Points, k6Points } from "./series/index.ts";
export { verdictOf } from "./words/index.ts";
