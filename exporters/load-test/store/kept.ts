import * as z from "zod";
import { isTestName, type Run } from "../run/index.ts";

const amount = z.number().min(0);
const requests = {
  protocol: z.string(),
  requests: amount.optional(),
  failures: amount.optional(),
  perSecond: amount.optional(),
  average: amount.optional(),
  quantiles: z.array(z.tuple([z.string(), amount])),
};
const named = z.object({ name: z.string(), value: amount });

/** A run as it was kept; one that another version kept in another form is not read. */
const run = z.object({
  tool: z.enum(["k6", "locust"]),
  test: z.string().refine(isTestName),
  source: z.enum(["summary", "machine-readable", "summary-export", "remote-write", "csv", "json-file", "web-ui"]),
  version: z.string().optional(),
  running: z.boolean(),
  seenAt: amount,
  completedAt: amount.optional(),
  durationSeconds: amount.optional(),
  users: amount.optional(),
  maxUsers: amount.optional(),
  iterations: amount.optional(),
  dataSent: amount.optional(),
  dataReceived: amount.optional(),
  totals: z.array(z.object(requests)),
  operations: z.array(z.object({ ...requests, operation: z.string() })),
  checks: z.array(z.object({ name: z.string(), passed: amount, failed: amount })),
  thresholds: z.array(z.object({ metric: z.string(), expression: z.string(), ok: z.boolean() })),
  passed: z.boolean().optional(),
  errors: z.array(z.object({ protocol: z.string(), operation: z.string(), error: z.string(), count: amount })),
  counters: z.array(named),
  ratios: z.array(named),
  cut: z.partialRecord(z.enum(["operation", "check", "threshold", "error", "counter"]), amount).optional(),
});

export function isKept(value: unknown): value is Run {
  return run.safeParse(value).success;
}
