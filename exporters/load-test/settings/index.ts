export { checkSettings } from "./check.ts";
export { type LoadTestSettings, type LocustTarget, loadTestSettings, locustTarget } from "./settings.ts";
