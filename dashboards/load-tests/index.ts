export { comparison } from "./comparison.ts";
export { now } from "./now.ts";
export { operations } from "./operations.ts";
export { run } from "./run.ts";
export { thresholds } from "./thresholds.ts";
