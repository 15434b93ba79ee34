export { createFaultBoard, type FaultBoard } from "./board.ts";
export { faultCatalog, type Service } from "./catalog.ts";
export { faultPorts } from "./ports.ts";
