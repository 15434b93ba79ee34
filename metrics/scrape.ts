import { gauge } from "./kit/index.ts";

/** 1 when the last scrape of a target worked. Prometheus writes it for every target, also for those that are gone. */
export const up = gauge("up", { help: "Whether the last scrape of the target worked.", unit: "boolean" });

/** How long the last scrape took; near `scrape_timeout` the next one may fail. */
export const scrapeDuration = gauge("scrape_duration_seconds", {
  help: "Time the last scrape took.",
  unit: "seconds",
});

/** Samples the target exposed, before relabelling. */
export const scrapeSamples = gauge("scrape_samples_scraped", {
  help: "Samples the target exposed.",
  unit: "samples",
});

/** Samples that were kept. */
export const scrapeSamplesKept = gauge("scrape_samples_post_metric_relabeling", {
  help: "Samples left after relabelling.",
  unit: "samples",
});

/** New series in the last scrape: stays high where a label's values keep changing. */
export const scrapeSeriesAdded = gauge("scrape_series_added", {
  help: "Series the last scrape brought that were not there before (approximate).",
  unit: "series",
});
