import * as kit from "../../kit/index.ts";
import { faultCatalog, type Service } from "./catalog.ts";

export type FaultBoard = kit.FaultBoard<typeof faultCatalog>;

/** The faults of one running service of Chat4All. */
export function createFaultBoard(service: Service, effects: kit.Effects<typeof faultCatalog> = {}): FaultBoard {
  return kit.createFaultBoard(faultCatalog, service, effects);
}
