export { checkSystems, systemPath } from "./check.ts";
export { defineSystem, type System, type SystemOptions, type Target } from "./define.ts";
export { knownSystems, selectSystems } from "./known.ts";
export { stack } from "./stack.ts";
