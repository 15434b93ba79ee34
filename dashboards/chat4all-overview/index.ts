export { arriving } from "./arriving.ts";
export { now } from "./now.ts";
export { stages } from "./stages.ts";
