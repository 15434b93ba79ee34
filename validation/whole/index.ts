/** A rehearsal as a whole: the steps that measure the parts of one report, one after the other or beside each other. */
export { type BegunStep, beginSteps, secondsOf } from "./begin.ts";
export { collectionStep } from "./collection-step.ts";
export { dashboardsStep } from "./dashboards-step.ts";
export { faultsStep } from "./faults-step.ts";
export { resilienceStep } from "./resilience-step.ts";
export { type PartBeside, partsBeside, type Rounds, type WholeOptions, wholeRehearsal } from "./rounds.ts";
export { type ScenariosStepOptions, scenarioParts, scenariosStep } from "./scenarios-step.ts";
export type { Found, Step, StepProgress, StepWork } from "./step.ts";
export { type StepFound, together } from "./together.ts";
