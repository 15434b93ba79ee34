import * as z from "zod";
import { part, spread } from "./figures.ts";

/** How dashboards answer while several people look at them. */
export const dashboards = z.strictObject({
  ...part,
  /** What P95 may be at `viewers` simultaneous viewers, in milliseconds. */
  budget: z.strictObject({ milliseconds: z.number(), viewers: z.int() }),
  /** One entry per number of viewers and range; milliseconds of a panel's query. */
  loads: z.array(
    z.strictObject({
      viewers: z.int(),
      range: z.string(),
      queries: z.int(),
      took: spread,
      errors: z.int(),
      empty: z.int(),
    }),
  ),
  panels: z.array(
    z.strictObject({
      dashboard: z.string(),
      panel: z.string(),
      expr: z.string(),
      range: z.string(),
      viewers: z.int(),
      took: spread,
      series: z.int(),
      error: z.string().optional(),
      /** The recording rule that would help a slow one. */
      advice: z.string().optional(),
    }),
  ),
});

export type Dashboards = Readonly<z.output<typeof dashboards>>;
