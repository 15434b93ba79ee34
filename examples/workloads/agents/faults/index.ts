export { createFaultBoard, type FaultBoard } from "./board.ts";
export { faultCatalog, type LimiterName, limiterNames, type PoolName, poolNames } from "./catalog.ts";
export { effectsOn, type Reach } from "./effects.ts";
export { faultPorts } from "./ports.ts";
