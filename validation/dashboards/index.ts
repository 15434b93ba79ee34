export { type DashboardsOptions, type DashboardsProgress, measureDashboards } from "./measure.ts";
export { type RecordingRule, recordingRuleFor } from "./recording-rule.ts";
