import type { KnownMetrics, KnownType } from "../../alerts/kit/index.ts";
import { readExposition } from "../exposition.ts";

/** Metrics as a Prometheus answers: `/api/v1/label/__name__/values` has the names, `/api/v1/metadata` the types. */
export function metricsFromApi(
  names: readonly string[],
  metadata: Readonly<Record<string, readonly { readonly type: string }[]>>,
): KnownMetrics {
  const types = new Map(Object.entries(metadata).map(([name, [first]]) => [name, typeNamed(first?.type)]));
  const known = new Set(names);
  return { names: [...known].sort(), typeOf: (name) => (known.has(name) ? typeOfSeries(name, types) : undefined) };
}

/** Metrics as a target exposes them, in Prometheus's or OpenMetrics's text format. */
export function metricsFromExposition(text: string): KnownMetrics {
  const exposition = readExposition(text);
  const types = new Map([...exposition.types].map(([name, type]) => [name, typeNamed(type)]));
  const series = Map.groupBy(exposition.series, ({ metric }) => metric);
  return {
    names: [...series.keys()].sort(),
    typeOf: (name) => (series.has(name) ? typeOfSeries(name, types) : undefined),
    labelsOf: (name) => {
      const own = series.get(name)?.flatMap(({ labels }) => Object.keys(labels));
      return own === undefined ? undefined : [...new Set(own)].sort();
    },
  };
}

function typeOfSeries(name: string, types: ReadonlyMap<string, KnownType>): KnownType {
  const own = types.get(name);
  // A summary's quantiles go up and down, a native histogram is one.
  if (own !== undefined) return own === "summary" ? "gauge" : own;
  const family = types.get(name.replace(/_(?:bucket|sum|count|total)$/, ""));
  if (family === "histogram" || family === "summary" || family === "counter") return "counter";
  return family ?? "unknown";
}

function typeNamed(text = ""): KnownType {
  switch (text) {
    case "counter":
    case "gauge":
    case "histogram":
    case "summary":
      return text;
    case "info":
    case "stateset":
      return "gauge";
    default:
      return "unknown";
  }
}
