import * as z from "zod";
import { accuracy } from "./accuracy.ts";
import { collection } from "./collection.ts";
import { dashboards } from "./dashboards.ts";
import { faults } from "./faults.ts";
import { latency } from "./latency.ts";
import { resilience } from "./resilience.ts";
import { routes } from "./routes.ts";

/** What has to be equal before two results are compared. */
export const conditions = z.strictObject({
  /** All durations of the copy are those of the settings divided by it; 1 where nothing is compressed. */
  factor: z.number(),
  /** Of the settings, uncompressed, in milliseconds. */
  scrapeInterval: z.number(),
  evaluationInterval: z.number(),
  versions: z.record(z.string(), z.string()),
  processors: z.int(),
  /** MiB. */
  memory: z.int(),
  /** `full`, `quick`, or the alerts it was asked for. */
  selection: z.string(),
});

export const parts = z.strictObject({
  accuracy: accuracy.optional(),
  latency: latency.optional(),
  routes: routes.optional(),
  dashboards: dashboards.optional(),
  collection: collection.optional(),
  resilience: resilience.optional(),
  faults: faults.optional(),
});

export const verdicts = ["ready", "not ready", "not measured"] as const;

/** How ready the monitoring is: what the parts earned, and what no score makes good. */
export const readiness = z.strictObject({
  verdict: z.enum(verdicts),
  /** 0 to 100, of what was measured; absent where nothing was. */
  score: z.number().optional(),
  /** How much of all weights was measured, 0 to 1. */
  covered: z.number(),
  weights: z.array(z.strictObject({ part: z.string(), weight: z.number(), earned: z.number().optional() })),
  gates: z.array(z.strictObject({ gate: z.string(), failed: z.boolean(), subjects: z.array(z.string()) })),
});

/** What became of one figure since the baseline; texts as they stand in the report. */
const change = z.strictObject({
  name: z.string(),
  before: z.string(),
  after: z.string(),
  /** `+8.3 % (2.1 to 14.0)`. */
  change: z.string(),
  verdict: z.enum(["better", "worse", "same", "not judged"]),
});

/** `report.json`. */
export const result = z.strictObject({
  schema: z.literal("sightline/validation/1"),
  /** False when it was interrupted. */
  complete: z.boolean(),
  mode: z.enum(["rehearsal", "drill", "faults", "part"]),
  project: z.string(),
  stack: z.string(),
  /** When it began, ISO 8601. */
  startedAt: z.string(),
  /** How long it took, with bringing up and taking down. */
  seconds: z.number(),
  conditions,
  /** What the copy does other than the real one, a sentence each. */
  deviations: z.array(z.string()),
  readiness,
  parts,
  /** The machine's work for it. */
  effort: z.strictObject({ episodes: z.int(), alerts: z.int(), alertsPerMinute: z.number() }).optional(),
  /** Against a baseline, where one was given. */
  changes: z.array(change).optional(),
});

export type Result = Readonly<z.output<typeof result>>;
export type ChangeRow = Readonly<z.output<typeof change>>;
export type Conditions = Readonly<z.output<typeof conditions>>;
export type Readiness = Readonly<z.output<typeof readiness>>;
export type Parts = Readonly<z.output<typeof parts>>;
export type PartName = keyof Parts;
