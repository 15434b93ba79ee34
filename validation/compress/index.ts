/** Rules and routes of a copy in which time passes faster and many scenarios are played at once. */
export { aroundDeviations } from "./around-deviations.ts";
export { carryScenario, needsCopies, readsClock } from "./carry-scenario.ts";
export { compressExpression, Uncompressible } from "./compress-expression.ts";
export { compressRouting } from "./compress-routing.ts";
export {
  type CompressedRules,
  type CompressOptions,
  compressRules,
  type LeftOut,
  type PlayedAlert,
} from "./compress-rules.ts";
export { compressRulesAround, lookOf } from "./compress-rules-around.ts";
export { type DeviationOptions, deviations } from "./deviations.ts";
export { notCompressed } from "./not-compressed.ts";
export { type Obstacle, obstaclesIn } from "./obstacles.ts";
export { scenarioLabel } from "./scenario-label.ts";
export { compressDuration, compressIntervals } from "./time.ts";
export { whilePlayed } from "./while-played.ts";
