export { count, listed, whole } from "./count.ts";
export { dash } from "./dash.ts";
export { clipped, plain } from "./plain.ts";
export { shareText } from "./share-text.ts";
export { type Measured, time, timed } from "./time.ts";
