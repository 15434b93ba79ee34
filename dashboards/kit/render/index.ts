export { canonicalJson } from "./canonical.ts";
export { dashboardFileName, dashboardJson, renderDashboard } from "./dashboard.ts";
export type { SdkPanel, SdkPanelBuilder, Unit } from "./foundation-sdk.ts";
