export { debugText } from "./debug.ts";
export { probeFamilies } from "./probe-families.ts";
export { addProbe, type ProbeRouteOptions, type Refusal, refusals } from "./route.ts";
