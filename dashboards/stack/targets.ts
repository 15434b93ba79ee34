import { targetMissing } from "../../alerts/index.ts";
import { scrape } from "../../metrics/index.ts";
import { avg, row, table, timeseries } from "../kit/index.ts";

/** What is asked, and whether it answers. */
export const targets = row("Targets", [
  table("targets", {
    title: "Targets",
    description: "Every target, those that are down first.",
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
    // Every target has an alert of this name.
    watches: { alert: targetMissing({ job: "prometheus" }), namesakes: true },
    queries: [{ expr: avg(scrape.up).by("job"), legend: "{{job}}" }],
  }),
]);
