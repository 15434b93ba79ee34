export { type InstrumentOptions, instrument } from "./instrument.ts";
export type { StateGauge } from "./state-gauge.ts";
