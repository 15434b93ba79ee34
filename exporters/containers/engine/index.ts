export { type EngineAddress, readEngineAddress } from "./address.ts";
export { type Details, type Limits, readDetails } from "./details.ts";
export { type Call, connectEngine, type Engine, type EngineOptions } from "./engine.ts";
export { EngineError } from "./engine-error.ts";
export { type EngineEvent, type EventStream, followEvents } from "./events.ts";
export { type ListRow, readList } from "./list-row.ts";
export { readStats, type Stats } from "./stats.ts";
