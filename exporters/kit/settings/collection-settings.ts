import type * as z from "zod";
import { duration, wholeNumber } from "./quantities.ts";

/** The settings of every exporter that collects from elsewhere. */
export const collectionSettings = ({ maxSeries }: { readonly maxSeries: number }) => ({
  "collection.timeout": duration()
    .prefault("10s")
    .describe("Time a collection may take when the scrape does not say; half a second is kept for the answer."),
  "collection.min-age": duration()
    .prefault("1s")
    .describe("Scrapes within this time after a collection get its result, so that two Prometheus servers share one."),
  "collection.max-age": duration()
    .prefault("1m")
    .describe("How long the last good result is shown when no newer one can be had."),
  "metrics.max-series": wholeNumber()
    .prefault(String(maxSeries))
    .describe("Series that are shown at most, by giving up detail; 0 for no limit."),
});

/** What {@link collectionSettings} reads. */
export type CollectionSettings = z.output<z.ZodObject<ReturnType<typeof collectionSettings>>>;

/** The settings as `createCollection` and `reconfigure` take them. */
export function collectionLimits(settings: CollectionSettings) {
  const maxSeries = settings["metrics.max-series"];
  return {
    timeoutMs: settings["collection.timeout"],
    minAgeMs: settings["collection.min-age"],
    maxAgeMs: settings["collection.max-age"],
    maxSeries: maxSeries === 0 ? Number.POSITIVE_INFINITY : maxSeries,
  };
}
