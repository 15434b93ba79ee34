import type { Gap } from "../bundle/index.ts";
import { listed } from "./listed.ts";
import { count } from "./row.ts";

/** What `n` gaps with one remedy have in common. */
export function headline({ kind, remedy: { subject } }: Gap, n: number): string {
  switch (kind) {
    case "no target":
      return `${subject}: nothing is scraped under this name`;
    case "target down":
      return `${subject}: its last scrapes failed`;
    case "missing metric":
      return `${subject}: ${count(n, "metric")} that nobody exposes`;
    case "missing on target":
      return `${subject}: ${count(n, "metric")} that it does not expose, or not everywhere`;
    case "missing label":
      return `${subject}: ${n} asked for that the metric does not have`;
    case "no series":
      return `${subject}: ${count(n, "selection")} without a series`;
  }
}

/** The metric, label or selection that is not there, and what is in its place. */
export function whatIsMissing(gap: Gap): string {
  switch (gap.kind) {
    case "no target":
    case "target down":
      return listed(gap.metrics, 3);
    case "missing metric":
      return gap.metric;
    case "missing on target": {
      const { metric, job, instances, of } = gap;
      const all = instances.length === of;
      return all
        ? `${metric} of ${job}`
        : `${metric} of ${job} on ${listed(instances, 3)}, ${instances.length} of ${of}`;
    }
    case "missing label": {
      const where = gap.job === undefined ? "" : ` of ${gap.job}`;
      return `${gap.label} of ${gap.metric}${where}, which has ${listed(gap.has, 8) || "none"}`;
    }
    case "no series": {
      const values = Object.entries(gap.has).map(([label, has]) => `${label}: ${listed(has.map(shown), 6)}`);
      return gap.counted ? gap.selector : `${gap.selector}, where there are ${values.join("; ") || "none"}`;
    }
  }
}

function shown(value: string): string {
  return value === "" ? '""' : value;
}
