export { allScenarios, answersWithoutData, isWithoutData } from "./all-scenarios.ts";
export { firingSamples } from "./firing-samples.ts";
export { toInput, toNotation, toSeriesName } from "./input.ts";
export { scenarioEnd, seriesOf } from "./length.ts";
export { type ActiveAlert, type Evaluation, lifecycle, type Stage } from "./lifecycle.ts";
export { type Broken, type Held, outcomeOf } from "./outcome.ts";
export {
  type FiringOptions,
  type FiringScenario,
  fires,
  type PendingOptions,
  type PendingScenario,
  pending,
  type Scenario,
  type ScenarioSeries,
  type Shows,
  type SilentOptions,
  type SilentScenario,
  silent,
} from "./scenario.ts";
export { recordsRead, type Setting, stageOf } from "./stage.ts";
export type { Span } from "./timeline.ts";
