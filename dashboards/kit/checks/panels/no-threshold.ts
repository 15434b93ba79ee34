import { untoldAlerts } from "../../watches/index.ts";
import { type Check, nothing } from "../check.ts";

export const noThreshold: Check = {
  id: "dashboards/no-threshold",
  severity: "warning",
  summary: "A panel of numbers watches an alert, and nothing tells from which value on that fires.",
  why: "Whoever comes from the alert to its panel does not see which line was crossed, nor by how much.",
  remedy: "Say it in the panel's unit, `watches: { alert, at }`, or give the panel thresholds of its own.",
  bad: "",
  good: "",
  only: "definitions",
  of: "panel",
  run: ({ definition }) => {
    if (definition === undefined) return nothing;
    return untoldAlerts(definition).map(({ name }) => ({
      message: `it watches ${name} and does not show from which value on that fires: the alert's expression does not tell.`,
    }));
  },
};
