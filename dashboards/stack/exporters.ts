import { containersExporter } from "../../alerts/index.ts";
import { containers, health, kafka, loadTest } from "../../metrics/index.ts";
import { min, row, stateTimeline } from "../kit/index.ts";

const collections = [containers, health, kafka, loadTest].map(({ collection }) => collection);

/** Whether our own exporters can be believed, all of them at a glance. */
export const exporters = row("Exporters", [
  stateTimeline("exporter-collections", {
    title: "Collections",
    description: "Done is good. What an exporter shows while its collections fail is old or missing.",
    width: "full",
    height: 7,
    colors: { done: "green", failed: "red" },
    // Each exporter has alerts of its own of these names.
    watches: containersExporter.map((alert) => ({ alert, namesakes: true })),
    queries: collections.map(({ collectorSuccess }) => ({
      expr: min(collectorSuccess).by("job", "collector"),
      legend: "{{job}} {{collector}}",
      values: [
        { value: 0, text: "failed" },
        { value: 1, text: "done" },
      ],
    })),
  }),
]);
