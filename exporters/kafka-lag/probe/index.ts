export { addProbe, type ProbeOptions } from "./route.ts";
