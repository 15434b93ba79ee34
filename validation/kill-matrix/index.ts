export { type ByDesign, byDesign, explanationsOf } from "./by-design.ts";
export { type Counts, countMessages, type FaultTime, type Message, samplesMissing } from "./count.ts";
export { allKillPoints, type Factor, factors, idOf, type KillPoint } from "./factors.ts";
export { type JudgeOptions, judgeCase, type PlayedCase } from "./judge-case.ts";
export { outageOf, type Resending } from "./outage.ts";
export { pairwise } from "./pairwise.ts";
export { type KillPlay, type Lane, lanesOf, playsOf, type Topology, topologyOf } from "./plays.ts";
export { type Extent, killPoints } from "./select.ts";
