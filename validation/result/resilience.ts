import * as z from "zod";
import { part, status } from "./figures.ts";

/** What is lost when a part dies. */
export const resilience = z.strictObject({
  ...part,
  /** How many cases a complete matrix has. */
  possible: z.int(),
  cases: z.array(
    z.strictObject({
      id: z.string(),
      /** What died: `prometheus`, `one of three alertmanagers`. */
      part: z.string(),
      /** `SIGTERM`, `SIGKILL`, `pause`, `cut`. */
      how: z.string(),
      /** State of the alert at that moment: `before`, `pending`, `firing`, `resolving`. */
      when: z.string(),
      outage: z.string(),
      status,
      /** Notifications. */
      lost: z.int(),
      duplicated: z.int(),
      falseResolved: z.int(),
      falseFiring: z.int(),
      samplesLost: z.int(),
      /** Absent where no Alertmanager died. */
      silencesKept: z.boolean().optional(),
      /** Milliseconds from the end of the outage until the alert is told again as it is; absent: never. */
      recovery: z.number().optional(),
      /** What of it is by the design of Prometheus and Alertmanager, and why. */
      notes: z.array(z.string()),
    }),
  ),
  /** A receiver that does not answer as it should. */
  receivers: z.array(
    z.strictObject({
      /** `500`, `429`, `slow`, `no answer`. */
      answer: z.string(),
      status,
      attempts: z.int(),
      delivered: z.int(),
      lost: z.int(),
      duplicated: z.int(),
      recovery: z.number().optional(),
    }),
  ),
});

export type Resilience = Readonly<z.output<typeof resilience>>;
export type KillCase = Resilience["cases"][number];
