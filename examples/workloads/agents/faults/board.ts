import * as kit from "../../kit/index.ts";
import { faultCatalog } from "./catalog.ts";

export type FaultBoard = kit.FaultBoard<typeof faultCatalog>;

/** The faults of the agents. */
export function createFaultBoard(effects: kit.Effects<typeof faultCatalog> = {}): FaultBoard {
  return kit.createFaultBoard(faultCatalog, "agents", effects);
}
