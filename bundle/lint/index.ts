export { checkSettingsOf } from "./check-settings.ts";
export type { FileKind } from "./kind.ts";
export { type LintedFile, type LintInput, type LintResult, lintFiles } from "./lint-files.ts";
export { metricsFromApi, metricsFromExposition } from "./metrics-list.ts";
