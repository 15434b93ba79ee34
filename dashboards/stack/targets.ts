import { targetMissing } from "../../alerts/index.ts";
import { prometheus, scrape } from "../../metrics/index.ts";
import { avg, increase, max, row, sum, table, timeseries } from "../kit/index.ts";

/** What is asked, and whether it answers. */
export const targets = row("Targets", [
  table("targets", {
    title: "Targets",
    description: "Every target, those that are down first. All up, and none near the scrape's timeout, is good.",
    width: "two-thirds",
    height: 10,
    columns: { job: "Job", instance: "Instance" },
    sortBy: { column: "State", order: "ascending" },
    queries: [
      {
        expr: scrape.up,
        legend: "State",
        values: { 0: { text: "down", color: "red" }, 1: { text: "up", color: "green" } },
      },
      { expr: scrape.scrapeDuration, legend: "Scrape takes", unit: "s" },
      { expr: scrape.scrapeSamples, legend: "Samples", unit: "short" },
    ],
  }),
  timeseries("up", {
    title: "Targets up by job",
    description: "Share of each job's targets whose scrape succeeded. A dip is a time about which nothing is known.",
    unit: "percentunit",
    min: 0,
    max: 1,
    width: "third",
    height: 10,
    // Missing below one half, and when nobody is scraped at all.
    watches: {
      alert: targetMissing({ job: "prometheus", severity: "critical" }),
      at: 0.5,
      bad: "below",
      namesakes: true,
    },
    queries: [{ expr: avg(scrape.up).by("job"), legend: "{{job}}" }],
  }),
  timeseries("scrape-duration", {
    title: "Slowest scrape",
    description:
      "Time of the slowest target of each job. Near the timeout, 10 s if nobody changed it, the next one may fail.",
    unit: "s",
    min: 0,
    queries: [{ expr: max(scrape.scrapeDuration).by("job"), legend: "{{job}}" }],
  }),
  timeseries("samples-refused", {
    title: "Refused samples and targets",
    description:
      "Samples that came late or twice, and targets that could not be made from what was discovered, within five minutes. Good is none.",
    unit: "short",
    min: 0,
    draw: "bars",
    queries: [
      { expr: sum(increase(prometheus.samplesOutOfOrder, "5m")), legend: "late samples" },
      { expr: sum(increase(prometheus.samplesDuplicate, "5m")), legend: "samples twice" },
      { expr: sum(increase(prometheus.targetSyncFailures, "5m")), legend: "targets" },
    ],
  }),
]);
