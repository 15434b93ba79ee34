export { type Expected, expectedSamples, firingSamples } from "./expected.ts";
export { toInput, toNotation, toSeriesName } from "./input.ts";
export { scenarioEnd, seriesOf } from "./length.ts";
export {
  type FiringOptions,
  type FiringScenario,
  fires,
  type Scenario,
  type ScenarioSeries,
  type Shows,
  type SilentOptions,
  type SilentScenario,
  silent,
} from "./scenario.ts";
export type { Span } from "./timeline.ts";
