import * as kit from "../../kit/index.ts";
import { faultCatalog } from "./catalog.ts";

export type Effects = kit.Effects<typeof faultCatalog>;

export type FaultBoard = kit.FaultBoard<typeof faultCatalog>;

/** The faults of the HITL API. */
export function createFaultBoard(effects: Effects = {}): FaultBoard {
  return kit.createFaultBoard(faultCatalog, "hitl-api", { ...kit.processEffects, ...effects });
}
