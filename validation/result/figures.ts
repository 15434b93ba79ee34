import * as z from "zod";

/** So many of so many, with the Wilson interval of the share at 95 %; no interval where there was nothing to count. */
export const share = z.strictObject({
  hits: z.int().nonnegative(),
  of: z.int().nonnegative(),
  low: z.number().min(0).max(1).optional(),
  high: z.number().min(0).max(1).optional(),
});

/** What several trials took; milliseconds as they were measured, never multiplied by the factor. */
export const spread = z.strictObject({
  n: z.int().nonnegative(),
  p50: z.number().optional(),
  p95: z.number().optional(),
  p99: z.number().optional(),
  max: z.number().optional(),
});

/** `not measured` says that a part could not be, or only in part: its findings say why. */
export const status = z.enum(["passed", "failed", "not measured"]);

/** What is wrong, what is worth a look; the same shape as every finding of this project. */
export const finding = z.strictObject({
  check: z.string(),
  severity: z.enum(["error", "warning", "info"]),
  path: z.string(),
  message: z.string(),
  hint: z.string().optional(),
});

/** What every part of a report has. */
export const part = { status, findings: z.array(finding) };

export type Share = Readonly<z.output<typeof share>>;
export type Spread = Readonly<z.output<typeof spread>>;
export type Status = z.output<typeof status>;
