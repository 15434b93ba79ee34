/** Faults of a watched system: whether their alerts arrive, and whether the system stands them. */
export {
  estimateFaultsOf,
  type FaultsMeasured,
  type FaultsOptions,
  type FaultsProgress,
  type FaultsSubject,
  measureFaults,
} from "./measure.ts";
