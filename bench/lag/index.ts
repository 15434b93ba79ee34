export { realLoad, scriptedLoad } from "./load.ts";
export { measure } from "./measure.ts";
export { startMeasured } from "./measured-process.ts";
export { putLoad } from "./real-load.ts";
