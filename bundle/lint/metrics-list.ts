import type { KnownMetrics, KnownType } from "../../alerts/kit/index.ts";

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
  const types = new Map<string, KnownType>();
  const labels = new Map<string, Set<string>>();
  for (const line of text.split("\n")) {
    const type = /^# TYPE (\S+) (\S+)/.exec(line);
    if (type !== null) types.set(type[1] ?? "", typeNamed(type[2]));
    const sample = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})?\s/.exec(line);
    if (sample === null) continue;
    const [, name = "", inside = ""] = sample;
    const own = labels.get(name) ?? new Set();
    for (const [, label = ""] of inside.matchAll(/(?:^|,)\s*([a-zA-Z_]\w*)="(?:\\.|[^"\\])*"/g)) own.add(label);
    labels.set(name, own);
  }
  return {
    names: [...labels.keys()].sort(),
    typeOf: (name) => (labels.has(name) ? typeOfSeries(name, types) : undefined),
    labelsOf: (name) => {
      const own = labels.get(name);
      return own === undefined ? undefined : [...own].sort();
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
