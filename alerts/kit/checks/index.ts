import type { Finding } from "../../../problems/index.ts";
import type { RuleGroup } from "../group.ts";
import type { CheckSettings } from "./check.ts";
import { checkDefinitions } from "./definitions/index.ts";
import { fromDefinitions } from "./from-definitions.ts";
import { runChecks } from "./run.ts";

export { type Analysis, canHave, describeLabels, type LabelSet, onlyLabels, typeOf } from "./analysis/index.ts";
export type { Check, CheckSettings } from "./check.ts";
export { checksOfQueries, type QueryChecks, type QueryFault } from "./check-queries.ts";
export { exampleFile } from "./example.ts";
export { fromDefinitions } from "./from-definitions.ts";
export { type KnownFamily, type KnownMetrics, type KnownType, knownMetrics } from "./known-metrics.ts";
export { checks, runChecks } from "./run.ts";
export * from "./subject/index.ts";

/** Everything wrong in rule groups that are defined in TypeScript. */
export function checkGroups(groups: readonly RuleGroup[], settings: Partial<CheckSettings> = {}): Finding[] {
  return [...checkDefinitions(groups), ...runChecks(fromDefinitions(groups), settings)];
}
