export { faultPorts } from "./faults/index.ts";
