export { type FaultParts, runFaults } from "./command.ts";
export {
  type Fault,
  type FaultCatalog,
  type FaultName,
  type FaultParameters,
  faultDuration,
  faultsOf,
  type ServiceOf,
} from "./fault.ts";
export { createFaultBoard, type Effects, type FaultBoard, type FaultControl, type FaultStatus } from "./fault-board.ts";
export { type ChoiceParameter, choice, type NumberParameter, number, type Parameter } from "./parameter.ts";
export { processEffects, processFaults } from "./process-faults.ts";
export { addFaultRoutes, isNear } from "./routes.ts";
