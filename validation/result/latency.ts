import * as z from "zod";
import { part, spread } from "./figures.ts";

/** The stages between something that happens and the message about it, in their order. */
export const stageNames = ["stored", "active", "firing", "alertmanager", "inbox"] as const;

const stage = z.enum(stageNames);
/** Milliseconds of each stage; they sum to the whole. */
const stages = z.record(stage, z.number());

/** One trial: how long each stage took. */
export const trial = z.strictObject({
  alert: z.string(),
  severity: z.string(),
  scenario: z.string(),
  stages,
  total: z.number(),
  bound: z.number(),
  load: z.number(),
});

/** How long until a person is told. All times are milliseconds of the compressed copy. */
export const latency = z.strictObject({
  ...part,
  stages: z.array(z.strictObject({ stage, took: spread })),
  total: spread,
  /** From the end of what was wrong to the message that it is over. */
  resolved: spread,
  alerts: z.array(
    z.strictObject({
      alert: z.string(),
      severity: z.string(),
      total: spread,
      /** The longest that the settings allow: scrape, evaluation, the rule's window, `for`, the group's timer. */
      bound: z.number(),
      /** The setting that makes up most of the bound, and what it is without compression. */
      dominates: z.strictObject({ setting: z.string(), milliseconds: z.number() }),
      above: z.int(),
    }),
  ),
  /** Every trial, those above their bound among them. */
  trials: z.array(trial),
});

export type Latency = Readonly<z.output<typeof latency>>;
export type Trial = Readonly<z.output<typeof trial>>;
export type LatencyStage = z.output<typeof stage>;
