import * as z from "zod";
import { part, spread } from "./figures.ts";

/** Whether what is scraped is what was exposed, up to how many series. */
export const collection = z.strictObject({
  ...part,
  runs: z.array(
    z.strictObject({
      /** Scrape interval, milliseconds. */
      interval: z.number(),
      series: z.int(),
      /** Samples that were exposed while the run lasted, or would have been by scrapes that were due; of these: */
      exposed: z.int(),
      lost: z.int(),
      wrong: z.int(),
      /** Milliseconds of a scrape. */
      scrape: spread,
      /** Milliseconds between the death of the target and the end of its series. */
      stale: z.number().optional(),
    }),
  ),
});

export type Collection = Readonly<z.output<typeof collection>>;
