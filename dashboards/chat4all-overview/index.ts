export { arriving } from "./arriving.ts";
export { now } from "./now.ts";
export { requests } from "./requests.ts";
export { stages } from "./stages.ts";
