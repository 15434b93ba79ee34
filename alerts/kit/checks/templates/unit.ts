import { type Unit, unitOf } from "../analysis/index.ts";
import type { Check } from "../check.ts";
import { within } from "../subject/index.ts";
import { templatesOf } from "./templates.ts";

export const templateUnit: Check = {
  id: "template/unit",
  severity: "warning",
  summary: "The value is formatted as another unit than it has.",
  why: "humanizeDuration takes seconds and humanizePercentage a ratio: milliseconds read a thousand times too long, and 95 percent as 9500%.",
  remedy: "Convert it in the expression, or format it otherwise.",
  bad: `- alert: Slow
  expr: request_latency_milliseconds > 500
  labels: {severity: warning}
  annotations: {summary: 'Requests take {{ $value | humanizeDuration }}'}`,
  good: `- alert: Slow
  expr: request_latency_seconds > 0.5
  labels: {severity: warning}
  annotations: {summary: 'Requests take {{ $value | humanizeDuration }}'}`,
  of: "alert",
  run: (rule) => {
    const unit = rule.expr === undefined ? undefined : unitOf(rule.expr.node);
    if (unit === undefined) return [];
    return templatesOf(rule).flatMap(({ field, actions }) =>
      actions.flatMap(({ tokens }) => {
        // Only what is formatted as it is: `$value | humanizeDuration`, `humanizeDuration $value`.
        const plain = tokens.length <= 3 && tokens.some(({ value }) => value === "$value" || value === ".Value");
        const formatted = plain
          ? tokens.find(({ value }) => fits[value] !== undefined && !fits[value].includes(unit))
          : undefined;
        return formatted === undefined
          ? []
          : [
              {
                message: `the value is in ${unit}; ${formatted.value} takes ${(fits[formatted.value] ?? []).join(" or ")}.`,
                at: within(field.value, formatted.from, formatted.to),
              },
            ];
      }),
    );
  },
};

const fits: Readonly<Record<string, readonly Unit[]>> = {
  humanizeDuration: ["seconds"],
  humanizePercentage: ["ratio"],
  humanize1024: ["bytes"],
  humanizeTimestamp: ["time"],
};
