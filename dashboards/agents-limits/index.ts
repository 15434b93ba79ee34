export { limiters } from "./limiters.ts";
export { now } from "./now.ts";
export { pools } from "./pools.ts";
