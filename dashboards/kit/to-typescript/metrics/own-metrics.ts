import type { MetricDefinition } from "../../../../metrics/kit/index.ts";
import type { CatalogueMetric } from "./catalogue.ts";
import type { Demand } from "./demands.ts";
import { labelsOf, ownersOf } from "./series.ts";

/** A metric that the file has to define itself. */
export interface OwnMetric {
  readonly name: string;
  /** What the file calls it. */
  readonly identifier: string;
  readonly type: MetricDefinition["type"];
  /** Those that the queries show, without those of the scrape. */
  readonly labels: Set<string>;
  /** The catalogue's, where it lacks labels that the queries use. */
  readonly known?: MetricDefinition;
}

/** The metrics that the catalogue lacks, or has without a label that is used, with what the queries show of them; `identify` names them. */
export function ownMetrics(
  demands: readonly Demand[],
  catalogue: ReadonlyMap<string, CatalogueMetric>,
  identify: (name: string) => string,
): ReadonlyMap<string, OwnMetric> {
  const named = demands.filter(({ name }) => name !== "" && !/[$[]/.test(name));
  const names = new Set(named.map(({ name }) => name));
  const own = new Map<string, OwnMetric>();
  for (const [name, all] of Map.groupBy(named, ({ name }) => name)) {
    const { metric, known } = ownerOf(name, names, catalogue);
    const labels = new Set(all.flatMap(({ labels }) => labels));
    for (const label of ["job", "instance", "le", "quantile"]) if (known?.type !== "computed") labels.delete(label);
    for (const label of labels) if (!/^(?!__)[a-zA-Z_]\w*$/.test(label)) labels.delete(label);
    if (known !== undefined && [...labels].every((label) => labelsOf(known).has(label))) continue;
    const type = known?.type ?? typeOf(metric, name, all, names);
    const before = own.get(metric);
    if (type === "computed") for (const { labels: used } of all) for (const label of used) labels.add(label);
    for (const label of [...(before?.labels ?? []), ...(known?.labels ?? [])]) labels.add(label);
    if (known?.stateLabel !== undefined) labels.delete(known.stateLabel);
    const identifier = before?.identifier ?? identify(metric);
    own.set(metric, { name: metric, identifier, type, labels, ...(known === undefined ? {} : { known }) });
  }
  return own;
}

function ownerOf(
  name: string,
  names: ReadonlySet<string>,
  catalogue: ReadonlyMap<string, CatalogueMetric>,
): { readonly metric: string; readonly known?: MetricDefinition } {
  for (const { metric, suffix } of ownersOf(name)) {
    const known = catalogue.get(metric)?.definition;
    const fits = suffix === "" || known?.type === "histogram" || (known?.type === "summary" && suffix !== "bucket");
    if (known !== undefined && fits) return { metric, known };
  }
  const [first] = ownersOf(name);
  const base = first?.metric ?? name;
  const isHistogram = first?.suffix === "bucket" || names.has(`${base}_bucket`);
  const isSummary = names.has(`${base}_sum`) && names.has(`${base}_count`);
  return { metric: first?.suffix !== "" && (isHistogram || isSummary) ? base : name };
}

const ofCounters = ["rate", "irate", "increase", "resets"];

function typeOf(
  metric: string,
  name: string,
  demands: readonly Demand[],
  names: ReadonlySet<string>,
): MetricDefinition["type"] {
  if (names.has(`${metric}_bucket`)) return "histogram";
  if (metric !== name) return "summary";
  const counted = demands.some(({ by = "" }) => ofCounters.includes(by));
  // A name with colons is a recording rule's; one that is read as a counter keeps to what it is read as.
  if (name.includes(":") && !counted) return "computed";
  return counted || name.endsWith("_total") ? "counter" : "gauge";
}
