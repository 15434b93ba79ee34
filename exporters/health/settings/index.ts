export { checkSettings } from "./check.ts";
export { checkSection } from "./check-section.ts";
export { grpcSection, httpSection, stepKeys, tcpSection, tlsKeys, webSocketSection } from "./module-sections.ts";
export { type Plan, type PlannedCheck, planOf } from "./plan.ts";
export { type HealthSettings, healthSettings } from "./settings.ts";
