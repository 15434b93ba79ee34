export {
  type ChoiceParameter,
  type Fault,
  type FaultName,
  type FaultParameters,
  faultCatalog,
  faultDuration,
  faultsOf,
  type NumberParameter,
  type Parameter,
  type Service,
} from "./catalog.ts";
export { faultPorts, runFaults } from "./command.ts";
export { createFaultBoard, type Effects, type FaultBoard, type FaultStatus } from "./fault-board.ts";
export { processEffects } from "./process-effects.ts";
export { addFaultRoutes, isNear } from "./routes.ts";
