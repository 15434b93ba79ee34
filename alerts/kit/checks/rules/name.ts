import type { Check } from "../check.ts";
import { within } from "../subject/index.ts";

export const ruleName: Check = {
  id: "alerts/name",
  severity: "warning",
  summary:
    "An alert is not named in CamelCase, or a record not `level:metric:operation`; an error in what is defined in TypeScript, elsewhere a note for an alert.",
  why: "The colons tell a record from what is scraped; CamelCase tells an alert from both.",
  remedy: "Rename it.",
  bad: "- {record: queue_length_max, expr: max by (job) (queue_length)}",
  good: "- {record: 'job:queue_length:max', expr: max by (job) (queue_length)}",
  of: "rule",
  run: ({ kind, name, typed, legacyName }) => {
    const { value } = name;
    if (kind === "alert") {
      if (/^[A-Z][a-z0-9]*([A-Z]+[a-z0-9]*)*$/.test(value)) return [];
      const message = `"${value}" is not an alert's name; allowed are letters and digits in CamelCase.`;
      return [{ message, severity: typed ? ("error" as const) : ("info" as const), at: within(name) }];
    }
    if (/^[a-zA-Z_][a-zA-Z0-9_]*(:[a-zA-Z_][a-zA-Z0-9_]*)+$/.test(value)) return [];
    // Others write level::operation, or put the level behind; …_info is what joins are made with.
    if (legacyName || (!typed && /:|_info$/.test(value))) return [];
    const message = `"${value}" is not a record's name; it needs the form level:metric:operation.`;
    return [{ message, ...(typed ? { severity: "error" as const } : {}), at: within(name) }];
  },
};
