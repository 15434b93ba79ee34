export { type Accuracy, accuracy, type Confusion, confusion, type Mishap, mishap } from "./accuracy.ts";
export { type Collection, collection } from "./collection.ts";
export { type Dashboards, dashboards } from "./dashboards.ts";
export { type Faults, faults } from "./faults.ts";
export { finding, part, type Share, type Spread, type Status, share, spread, status } from "./figures.ts";
export { type Latency, type LatencyStage, latency, stageNames, type Trial, trial } from "./latency.ts";
export { type KillCase, type Resilience, resilience } from "./resilience.ts";
export {
  type ChangeRow,
  type Conditions,
  conditions,
  type PartName,
  type Parts,
  parts,
  type Readiness,
  type Result,
  readiness,
  result,
  verdicts,
} from "./result.ts";
export { asDeclared, type Routes, routes } from "./routes.ts";
