export type { Change, Verdict } from "./changes.ts";
export { type Figures, type TimeName, timeNames } from "./figures.ts";
export { type Operation, type OperationInRun, operationsOf } from "./operations.ts";
export { type ProtocolPair, protocolPairs, type SideOfPair } from "./protocols.ts";
