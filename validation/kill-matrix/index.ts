export { allKillPoints, type Factor, factors, idOf, type KillPoint } from "./factors.ts";
export { outageOf, type Resending } from "./outage.ts";
export { pairwise } from "./pairwise.ts";
