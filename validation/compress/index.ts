export { compressExpression, Uncompressible } from "./expression.ts";
export { compressRouting } from "./routing.ts";
export { type CompressOptions, compressIntervals, compressRules, type LeftOut, type PlayedAlert } from "./rules.ts";
export { carryScenario, needsCopies, readsClock, scenarioLabel, whilePlayed } from "./scenario-label.ts";
export { compressDuration } from "./time.ts";
