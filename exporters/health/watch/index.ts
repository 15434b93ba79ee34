export { type DropReason, dropReasons } from "./component-states.ts";
export { createGate, type Gate } from "./gate.ts";
export { type Observation, observe } from "./observation.ts";
export { type Startup, startupReasons } from "./startup.ts";
export type { CheckSummary, ServiceSummary } from "./summary.ts";
export { createWatch, type Watch, type WatchOptions } from "./watch.ts";
