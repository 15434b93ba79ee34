export { faultsOf } from "./accuracy.ts";
export { isSlow } from "./dashboards.ts";
export { faultsSentence } from "./faults.ts";
export type { Judged, JudgedPart } from "./judged.ts";
export { judgedParts, partTitles } from "./judged-parts.ts";
export { lossesOf } from "./resilience.ts";
export { receivers } from "./routes.ts";
