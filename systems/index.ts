export { agents } from "./agents.ts";
export { chat4all } from "./chat4all.ts";
export { checkSystems } from "./check.ts";
export { defineSystem, type System, type SystemOptions, type Target } from "./define.ts";
export {
  brokerName,
  type Containers,
  type ExporterKey,
  type Exporters,
  exporterKeys,
  exporterParts,
  type Health,
  type HealthCheck,
  type KafkaLag,
  type LoadTest,
} from "./exporters.ts";
export {
  type AllowedAlert,
  type EngineAction,
  type Fault,
  type Injection,
  type ProgramFault,
  printWanted,
  type WantedAlert,
  wantedLabels,
} from "./fault.ts";
export { governanceBridge } from "./governance-bridge.ts";
export { hitl } from "./hitl.ts";
export { knownSystems, selectSystems } from "./known.ts";
export { systemPath } from "./location.ts";
export { stack } from "./stack.ts";
export { sharedFolder, systemTitle } from "./title.ts";
export type { Workers } from "./workers.ts";
