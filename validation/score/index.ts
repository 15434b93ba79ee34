export { type Gate, gates } from "./gates.ts";
export { exitCodeOf, type GateFound, type PartEarned, readinessOf } from "./readiness.ts";
export { leastOfPart, mostOfFailed, passMark, type WeightedPart, weights } from "./weights.ts";
