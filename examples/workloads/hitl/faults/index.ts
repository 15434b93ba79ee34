export { createFaultBoard, type Effects, type FaultBoard } from "./board.ts";
export { faultCatalog, healthBodies, type Service } from "./catalog.ts";
export { faultPorts } from "./ports.ts";
