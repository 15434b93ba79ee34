export type { DrilledAlert } from "./choice.ts";
export { type Drilled, type DrillOptions, drill, usualTimeLimit } from "./drill.ts";
export { type DrillPlan, type DrillPlanOptions, planDrill } from "./plan.ts";
export type { DrillProgress } from "./play.ts";
