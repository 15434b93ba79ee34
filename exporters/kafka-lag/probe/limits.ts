import * as z from "zod";
import { DefinitionError, type Finding } from "../../../problems/index.ts";
import { duration, wholeNumber } from "../../kit/index.ts";

const query = z.strictObject({
  cluster: z.string().min(1).optional(),
  "min-members": wholeNumber().prefault("1"),
  "max-lag": wholeNumber().optional(),
  "max-lag-seconds": z
    .string()
    .regex(/^\d+(\.\d+)?$/, "is no number of seconds")
    .transform(Number)
    .optional(),
  "max-stalled": duration().prefault("2m"),
  "max-age": duration().prefault("15s"),
  timeout: duration().optional(),
});

/** What a healthy group keeps to; durations in milliseconds. */
export type Limits = z.output<typeof query>;

/** Reads the search part of a probe's address; throws {@link DefinitionError} with every wrong parameter. */
export function parseLimits(given: unknown): Limits {
  const result = query.safeParse(given);
  if (result.success) return result.data;
  throw new DefinitionError(result.error.issues.map(toFinding));
}

function toFinding({ path, message }: z.core.$ZodIssue): Finding {
  return {
    check: "kafka-lag/probe",
    severity: "error",
    path: path.join(".") || "query",
    message,
    hint: `allowed: ${Object.keys(query.shape).join(", ")}`,
  };
}
