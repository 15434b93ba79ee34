/**
 * What a team's own Pulumi project needs most: `import { counter, defineSystem } from "sightline"`.
 * Everything else is under `sightline/<folder>`: expressions in `sightline/metrics/kit`, panels in `sightline/dashboards/kit`.
 */
export {
  type Alert,
  alert,
  fires,
  group,
  type Objective,
  objective,
  type Rule,
  type RuleGroup,
  record,
  silent,
} from "./alerts/kit/index.ts";
export { assemble, type Bundle, readExtraFiles } from "./bundle/index.ts";
export {
  type Dashboard,
  dashboard,
  labelVariable,
  type Panel,
  row,
  stat,
  stateTimeline,
  table,
  text,
  timeseries,
} from "./dashboards/kit/index.ts";
export {
  type Counter,
  counter,
  type Duration,
  type Gauge,
  gauge,
  type Histogram,
  histogram,
  type StateSet,
  type Summary,
  stateSet,
  summary,
} from "./metrics/kit/index.ts";
export { DefinitionError, type Finding } from "./problems/index.ts";
export type { Settings } from "./settings/index.ts";
export {
  findImages,
  ObservabilityStack,
  type ObservabilityStackArgs,
  readSecretValues,
  readSettings,
  readTls,
} from "./stack/index.ts";
export {
  defineSystem,
  type Exporters,
  knownSystems,
  type System,
  selectSystems,
  type Target,
} from "./systems/index.ts";
