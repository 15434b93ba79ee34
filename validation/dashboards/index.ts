export { type DashboardsOptions, type DashboardsProgress, measureDashboards } from "./measure.ts";
export { type CopySize, type DashboardsOnCopy, dashboardsSeconds, measureDashboardsOnCopy } from "./on-copy.ts";
export { type RecordingRule, recordingRuleFor } from "./recording-rule.ts";
