export { failover } from "./failover.ts";
export { losses } from "./losses.ts";
export { now } from "./now.ts";
export { scaling } from "./scaling.ts";
