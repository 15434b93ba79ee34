export { type AlertsOfObjective, alertsOfObjective } from "./alerts-of.ts";
export { type BurnFactor, burnFactors } from "./burn-factors.ts";
export { checkObjectives, type Limits, type TakenObjective } from "./checks/index.ts";
export { objectiveGroup } from "./group.ts";
export { type IdLabels, idLabels, objectiveAlertNames } from "./names.ts";
export { type Objective, objective } from "./objective.ts";
export type {
  CommonOptions,
  CountedOptions,
  Examples,
  LatencyOptions,
  LimitOptions,
  ObjectiveAlerts,
  ProbeOptions,
  Urgency,
} from "./options.ts";
export type { AlertWindow, AlertWindows } from "./windows.ts";
