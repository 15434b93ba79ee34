/** Drills: what sends one alert, marked as such, to the Alertmanager of a stack that runs. */
export { type Drill, type DrillOptions, drillSignal, openDrill } from "./drill.ts";
