import * as z from "zod";
import { part, status } from "./figures.ts";

/** A watched system under load, each of its faults in turn. */
export const faults = z.strictObject({
  ...part,
  system: z.string(),
  cases: z.array(
    z.strictObject({
      fault: z.string(),
      status,
      /** Alerts that the fault is declared to raise, and those that arrived. */
      declared: z.array(z.string()),
      arrived: z.array(z.string()),
      /** Declared alerts that arrived later than the settings allow. */
      late: z.array(z.string()),
      undeclared: z.array(z.string()),
      /** Milliseconds from the injection to the first message, and until every declared alert had arrived. */
      told: z.number().optional(),
      toldAll: z.number().optional(),
      /** The longest that the settings allow for it. */
      bound: z.number().optional(),
      /** Milliseconds from the end of the fault until the system works again, and until everything is resolved. */
      recovered: z.number().optional(),
      resolved: z.number().optional(),
      messages: z
        .strictObject({ sent: z.int(), delivered: z.int(), lost: z.int(), storedAndForwarded: z.int() })
        .optional(),
      notes: z.array(z.string()),
    }),
  ),
  /** Throughput with so many workers, per second, and each one's share of it. */
  scaling: z.array(z.strictObject({ workers: z.int(), throughput: z.number(), share: z.array(z.number()) })),
});

export type Faults = Readonly<z.output<typeof faults>>;
