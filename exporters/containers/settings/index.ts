export { checkSettings } from "./check.ts";
export { connectionOf, connectionSettings, planOf } from "./plan.ts";
export { type ContainersSettings, containersSettings } from "./settings.ts";
