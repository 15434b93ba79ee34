import { readExposition } from "../exposition.ts";
import type { Exposed, Origin } from "./exposed.ts";

/** What a target exposed when it was asked. */
export interface SavedExposition extends Origin {
  /** In Prometheus's text format or OpenMetrics. */
  readonly text: string;
}

/** What Prometheus would have of targets that expose this. */
export function exposedBy(saved: readonly SavedExposition[]): Exposed {
  const names = new Map<string, Set<string>>();
  const series = new Map<string, Record<string, string>[]>();
  const declared = new Map<string, Origin[]>();
  for (const { job, instance, text } of saved) {
    const exposition = readExposition(text);
    const ofJob = getOrSet(names, job, () => new Set());
    for (const { metric, labels } of exposition.series) {
      ofJob.add(metric);
      getOrSet(series, metric, () => []).push({ ...renamed(labels), job, instance });
    }
    for (const family of exposition.types.keys()) getOrSet(declared, family, () => []).push({ job, instance });
  }
  return {
    targets: saved.map(({ job, instance }) => ({ job, instance, up: true })),
    names,
    series,
    labels: new Map(),
    declared,
    before: new Set(),
  };
}

/** A label that the scrape sets is kept under another name, as Prometheus does without `honor_labels`. */
function renamed(labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(labels).map(([label, value]) => [
      label === "job" || label === "instance" ? `exported_${label}` : label,
      value,
    ]),
  );
}

function getOrSet<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
