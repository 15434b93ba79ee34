import { variable } from "../kit/index.ts";

/** The objectives chosen at the top of the page. */
export const chosen = { sloth_service: variable("service"), sloth_slo: variable("objective") };

/** What is drawn apart; of an objective with a budget for each value of a label the worst one counts. */
export const each = ["sloth_service", "sloth_slo"] as const;

export const legend = "{{sloth_service}} {{sloth_slo}}";

/** 1 spends the budget in exactly the period; 14.4 spends a fiftieth of a month's in an hour, where Google's page begins. */
export const burnColors = {
  steps: [
    { from: 1, color: "orange" },
    { from: 14.4, color: "red" },
  ],
} as const;
