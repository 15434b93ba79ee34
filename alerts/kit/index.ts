/** Alerting and recording rules, their scenarios and where alerts go; with the expressions they are made of. */
export * from "../../metrics/kit/index.ts";
export { badValues, type Cut, comparedWith, type Values } from "./bad-values/index.ts";
export {
  type Check,
  type CheckedGroup,
  type CheckSettings,
  checkGroups,
  checks,
  fromDefinitions as checkedGroups,
  type KnownFamily,
  type KnownMetrics,
  type KnownType,
  knownMetrics,
  runChecks,
} from "./checks/index.ts";
export { type Coverage, coverageLine, coverageOf } from "./coverage.ts";
export { matches, Unsupported } from "./evaluate/index.ts";
export { group, type RuleGroup } from "./group.ts";
export { alertSubject, ruleIdentity } from "./identity.ts";
export { canLeave } from "./labels-left.ts";
export * from "./objective/index.ts";
export {
  type AlertSection,
  alertTable,
  coverageTable,
  type PageOptions,
  type PanelReference,
  renderAlertPages,
  tableOf,
} from "./page/index.ts";
export { printRuleFiles, type RenderOptions, renderRuleFiles, renderRules } from "./render-rules.ts";
export { renderRuleTests, type TestOptions } from "./render-tests.ts";
export * from "./routing/index.ts";
export {
  type Alert,
  type AlertOptions,
  type AlertPage,
  alert,
  type Explained,
  type IgnoredCheck,
  type Priority,
  type Recording,
  type Rule,
  record,
  ruleLabels,
  type Severity,
} from "./rule.ts";
export * from "./rule-file/index.ts";
export {
  type ActiveAlert,
  allScenarios,
  type Evaluation,
  type FiringOptions,
  type FiringScenario,
  fires,
  lifecycle,
  type PendingOptions,
  type PendingScenario,
  pending,
  recordsRead,
  type Scenario,
  type ScenarioSeries,
  type Shows,
  type SilentOptions,
  type SilentScenario,
  type Stage,
  scenarioEnd,
  seriesOf,
  silent,
  stageOf,
} from "./scenario/index.ts";
export { tellingLabels } from "./telling-labels.ts";
export type { Insert, Template, TemplatePart, ValueInsert } from "./template/index.ts";
