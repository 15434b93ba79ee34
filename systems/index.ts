export { chat4all } from "./chat4all.ts";
export { checkSystems } from "./check.ts";
export { defineSystem, type System, type SystemOptions, type Target } from "./define.ts";
export { brokerName, type ExporterName, type Exporters, exporterParts, type KafkaLag } from "./exporters.ts";
export { knownSystems, selectSystems } from "./known.ts";
export { systemPath } from "./location.ts";
export { stack } from "./stack.ts";
