import type { Duration, Metric } from "../../../metrics/kit/index.ts";
import * as slo from "../../../metrics/slo.ts";

const nameOf = ({ definition }: Metric): string => definition.name;

/** Every name of an objective that ends up in Prometheus: what its rules record, and its alerts. */
export const names = {
  /** The share of bad events in a window, 0 to 1. */
  errorRatio: (window: Duration) => nameOf(slo.errorRatio(window)),
  target: nameOf(slo.target),
  budget: nameOf(slo.budget),
  periodDays: nameOf(slo.periodDays),
  currentBurn: nameOf(slo.currentBurn),
  periodBurn: nameOf(slo.periodBurn),
  budgetLeft: nameOf(slo.budgetLeft),
  info: nameOf(slo.info),
  badEvents: nameOf(slo.badEvents),
  events: nameOf(slo.events),
  beyondLimit: nameOf(slo.beyondLimit),
  burnAlert: "ErrorBudgetBurn",
  noDataAlert: "ObjectiveWithoutData",
} as const;

/** The names of the alerts that an objective may have. */
export const objectiveAlertNames: readonly string[] = [names.burnAlert, names.noDataAlert];

/** The window that the counts are recorded over; longer windows add such slices up. */
export const slice = "5m";

/** The label that tells the windows of {@link names.errorRatio} apart. */
export const windowLabel = "sloth_window";

/** What tells an objective from all others. */
export type IdLabels = Readonly<Record<"sloth_id" | "sloth_service" | "sloth_slo", string>>;

/** The labels of everything that belongs to an objective. */
export function idLabels(service: string, name: string): IdLabels {
  return { sloth_id: `${service}-${name}`, sloth_service: service, sloth_slo: name };
}
