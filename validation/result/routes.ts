import * as z from "zod";
import { part } from "./figures.ts";

/** Who was told, against who was to be. */
export const routes = z.strictObject({
  ...part,
  rows: z.array(
    z.strictObject({
      alert: z.string(),
      severity: z.string(),
      /** Receivers that the declared routes lead to. */
      declared: z.array(z.string()),
      /** Receivers that really got it. */
      got: z.array(z.string()),
      notifications: z.int(),
      outcome: z.enum(["right", "wrong receiver", "nobody told", "not to be told"]),
    }),
  ),
  inhibitions: z.strictObject({ expected: z.int(), honoured: z.int() }),
  mutes: z.strictObject({ expected: z.int(), honoured: z.int() }),
  /** Notifications whose alerts share the labels that their route groups by. */
  grouping: z.strictObject({ notifications: z.int(), right: z.int() }),
  /** Everybody that can be told: kinds and hosts, as far as they are no secret. */
  receivers: z.array(z.strictObject({ name: z.string(), tells: z.array(z.string()) })).optional(),
  /** The alert that always fires, on its way to its receiver. */
  watchdog: z.strictObject({ alert: z.string(), receiver: z.string(), notifications: z.int() }).optional(),
});

/** Whether an alert reached whom the declared routes lead to, and nobody where something keeps it quiet. */
export function asDeclared(outcome: Routes["rows"][number]["outcome"]): boolean {
  return outcome === "right" || outcome === "not to be told";
}

export type Routes = Readonly<z.output<typeof routes>>;
