export { collections } from "./collections.ts";
export { growth } from "./growth.ts";
export { memory } from "./memory.ts";
export { now } from "./now.ts";
