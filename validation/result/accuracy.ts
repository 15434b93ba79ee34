import * as z from "zod";
import { part, share } from "./figures.ts";

/**
 * What became of episodes, counted by (episode × expected alert).
 * `late` ones fired after their deadline and are no hits; `quiet` are episodes that had to stay silent and did.
 */
export const confusion = z.strictObject({
  right: z.int(),
  missed: z.int(),
  late: z.int(),
  false: z.int(),
  quiet: z.int(),
  precision: share,
  recall: share,
});

/** An episode that went otherwise than declared. */
export const mishap = z.strictObject({
  alert: z.string(),
  severity: z.string(),
  scenario: z.string(),
  kind: z.enum(["fires", "pending", "silent"]),
  outcome: z.enum(["missed", "late", "false", "early", "not resolved"]),
  /** Multiple of the background series and queries under which it happened. */
  load: z.number(),
  /** What was declared and what was seen, with times of the scenario. */
  detail: z.string(),
});

/**
 * What alerts did in the scenarios of others, counted by (episode × other alert that reads what it shows).
 * What fires falsely there is among the mishaps and in the counts of its rule; the rest is no trial of it and counts here only.
 */
export const elsewhere = z.strictObject({
  judged: z.int(),
  /** Had to stay silent, and did. */
  quiet: z.int(),
  /** Had to fire, and did. */
  fired: z.int(),
  false: z.int(),
  /** Had to fire, and did not. */
  absent: z.int(),
  /** One for each alert and scenario of another in which it fired or had to. */
  rows: z.array(
    z.strictObject({
      alert: z.string(),
      severity: z.string(),
      /** Whose scenario it is. */
      with: z.string(),
      scenario: z.string(),
      kind: z.enum(["fires", "pending", "silent"]),
      outcome: z.enum(["as worked out", "false", "absent"]),
      times: z.int(),
    }),
  ),
  /** Nobody can say what they have to do there, and why. */
  notJudged: z.array(z.strictObject({ alert: z.string(), severity: z.string(), why: z.string(), episodes: z.int() })),
});

const ofSeverities = z.array(z.strictObject({ severity: z.string(), counts: confusion }));

/** Whether alerts fire when they should, and only then. */
export const accuracy = z.strictObject({
  ...part,
  /** One entry per multiple of the background load. */
  loads: z.array(
    z.strictObject({
      load: z.number(),
      series: z.int(),
      queriesPerSecond: z.number(),
      overall: confusion,
      severities: ofSeverities,
    }),
  ),
  /** Over all loads. */
  severities: ofSeverities,
  rules: z.array(
    z.strictObject({ alert: z.string(), severity: z.string(), priority: z.string().optional(), counts: confusion }),
  ),
  mishaps: z.array(mishap),
  /** Absent where nobody looked. */
  elsewhere: elsewhere.optional(),
  /** Alerts without an episode here, and why. */
  untested: z.array(z.strictObject({ alert: z.string(), severity: z.string(), why: z.string() })),
});

export type Accuracy = Readonly<z.output<typeof accuracy>>;
export type Confusion = Readonly<z.output<typeof confusion>>;
export type Mishap = Readonly<z.output<typeof mishap>>;
