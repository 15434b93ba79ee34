import { type Code, call, list, numeral, object, text, word } from "../code.ts";
import { camelCase } from "../expression/index.ts";
import type { OwnMetric } from "./own-metrics.ts";

/** The definition of a metric, as a file of `metrics/` has it; `help` is said where the catalogue knows none. */
export function definitionOf(
  { name, type, labels, known }: OwnMetric,
  named: (name: string) => string,
  help: () => Code,
): Code {
  const states = known?.states === undefined ? undefined : list(known.states.map(text));
  const sorted = [...labels].sort();
  const composed = type === "histogram" || type === "summary";
  const irregular =
    (type === "counter") !== name.endsWith("_total") || (composed && /_(?:bucket|sum|count)$/.test(name));
  const options = object({
    help: known === undefined ? help() : text(known.help),
    unit: known?.unit === undefined ? undefined : text(known.unit),
    labels: sorted.length === 0 ? undefined : list(sorted.map(text)),
    buckets: known?.buckets === undefined ? undefined : list(known.buckets.map(numeral)),
    states,
    stateLabel: known?.stateLabel === undefined ? undefined : text(known.stateLabel),
    legacyName: irregular && type !== "computed" ? word("true") : undefined,
    utf8Name: /^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(name) ? undefined : word("true"),
  });
  return call(named(type === "stateset" ? "stateSet" : type), text(name), options);
}

/** `queue_jobs_total` is `queueJobs`, `queue:jobs:rate5m` is `queueJobsRate5m`. */
export function identifierOf(name: string): string {
  const camel = camelCase(
    name
      .replace(/_total$/, "")
      .replaceAll(/[^A-Za-z0-9]+/g, "_")
      .toLowerCase(),
  ).replace(/^_+/, "");
  return /^[a-z]/.test(camel) ? camel : `m${camel}`;
}
