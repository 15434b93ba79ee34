import type { AlertPage } from "../rule.ts";

/** The page of the alert on the error budget, unless an objective has words of its own. */
export const burnPage: AlertPage = {
  meaning:
    "A service fails its users faster than its objective allows. The label `sloth_slo` names the objective, `sloth_service` the service, " +
    "`sloth_severity` says how fast: `page` is critical, gone in days; `ticket` is a warning, too fast to last the period. " +
    "The text says which share of the events was bad, and how long the error budget lasts at that rate.",
  look: [
    'What is left of the budget: `slo:period_error_budget_remaining:ratio{sloth_id="…"}`; 0 is nothing, 1 all of it.',
    'How fast it burns now: `slo:current_burn_rate:ratio{sloth_id="…"}`; 1 is just sustainable.',
    'Since when: `slo:sli_error:ratio_rate5m{sloth_id="…"}`. Compare with releases and with the alerts of what the service depends on.',
    "What fails: the counters or the histogram that the objective reads, by their labels; they stand in the rules of the group `slo-<sloth_id>`.",
  ],
  act: [
    "`page`: stop the loss first. Roll back the newest release when it began with it, or bring back what the service depends on; " +
      "look for the cause afterwards.",
    "`ticket`: plan the repair before the budget is gone.",
    "With no budget left, changes that risk more of it wait.",
  ],
};

/** The page of the alert on an objective that is not measured. */
export const noDataPage: AlertPage = {
  meaning:
    "The source of an objective's data answers, but the series that the objective reads are not there. Nothing is known of how its users fare: " +
    "its alerts on the error budget stay silent whatever happens.",
  look: [
    'What the target exposes: its metrics page, or `{job="…"}` in Prometheus, beside the metrics and labels in the group `slo-<sloth_id>`.',
    "Was the target released lately? A metric or a label was renamed, or a bucket left out.",
    "Was it started lately, and has served nobody since? Many counters begin with the first request.",
  ],
  act: [
    "Bring the metric back, or correct the objective.",
    "Where quiet hours after a start are normal, give the objective's `noData` a longer `after`.",
  ],
};
