export { realLoad, scriptedLoad } from "./load.ts";
export { type Loaded, measure } from "./measure.ts";
export { type MeasuredProcess, startMeasured } from "./measured-process.ts";
export { putLoad, type RealLoad } from "./real-load.ts";
