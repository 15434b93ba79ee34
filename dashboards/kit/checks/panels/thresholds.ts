import { type Check, nothing } from "../check.ts";

export const thresholds: Check = {
  id: "dashboards/thresholds",
  severity: "error",
  summary: "Threshold steps are not finite and ascending.",
  why: "Grafana takes the last step that is reached: out of order, they colour wrongly without a word.",
  remedy: "Sort them; what lies below the first is the base.",
  bad: '{ "fieldConfig": { "defaults": { "unit": "reqps", "thresholds": { "steps": [{ "value": null, "color": "green" }, { "value": 90, "color": "red" }, { "value": 70, "color": "orange" }] } } } }',
  good: '{ "fieldConfig": { "defaults": { "unit": "reqps", "thresholds": { "steps": [{ "value": null, "color": "green" }, { "value": 70, "color": "orange" }, { "value": 90, "color": "red" }] } } } }',
  of: "panel",
  run: (panel) => {
    if (panel.thresholds.length === 0) return nothing;
    return panel.thresholds.flatMap(({ value: steps, at }) => {
      const ascending = steps.every((value, i) => i === 0 || value > (steps[i - 1] ?? Number.NEGATIVE_INFINITY));
      if (ascending && steps.every(Number.isFinite)) return [];
      const message = `the threshold steps ${steps.join(", ")} are not finite and ascending.`;
      return [
        {
          message,
          at,
          ...(panel.definition === undefined ? {} : { hint: "Sort them; what lies below the first is `base`." }),
        },
      ];
    });
  },
};
