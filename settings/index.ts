export { ruleFileName } from "./check-consistency.ts";
export type { KnownSystem } from "./check-systems.ts";
export { mebibytes, milliseconds } from "./leaves.ts";
export { parseSettings, type SettingsInput } from "./parse.ts";
export type {
  DockerDiscovery,
  Environment,
  KafkaAccess,
  Part,
  ReceiverSettings,
  Settings,
} from "./settings.ts";
export { readStackFile } from "./stack-file.ts";
export { usedPorts } from "./used-ports.ts";
export { type Viewer, viewerOf } from "./viewer.ts";
