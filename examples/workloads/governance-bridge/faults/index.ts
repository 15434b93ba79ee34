export { faultCatalog, operations } from "./catalog.ts";
export { faultPorts } from "./ports.ts";
