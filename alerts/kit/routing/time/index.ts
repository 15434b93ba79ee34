export { checkIntervalUse, checkTimeIntervals } from "./check.ts";
export { contains } from "./contains.ts";
export { coverage } from "./coverage.ts";
export { monthNames } from "./parse.ts";
export {
  type Month,
  renderTimeInterval,
  type TimeInterval,
  type TimeSpan,
  timeInterval,
  type Weekday,
} from "./time-interval.ts";
