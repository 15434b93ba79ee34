import type { Metric } from "../../../../metrics/kit/index.ts";

export interface Strictness {
  /** The help text must be the definition's. @default true */
  readonly help?: boolean;
}

/** Where an exposition differs from definitions: type, help, labels, a histogram's bounds. Empty when it holds. */
export function differences(
  exposition: string,
  metrics: readonly Metric[],
  { help = true }: Strictness = {},
): readonly string[] {
  const lines = exposition.split("\n");
  return metrics.flatMap(({ definition }) => {
    const { name, type, labels, buckets } = definition;
    const wanted = [`# TYPE ${name} ${type}`, ...(help ? [`# HELP ${name} ${definition.help}`] : [])];
    const missing = wanted.filter((line) => !lines.includes(line)).map((line) => `${line}: is not there`);
    const series = lines.filter((line) => new RegExp(`^${name}(_bucket)?[{ ]`).test(line));
    const ownLabels = (line: string) =>
      [...line.matchAll(/[{,](\w+)="/g)].map(([, label]) => label).filter((label) => !reserved.has(label ?? ""));
    const wrong = new Set(series.map(ownLabels).map(String)).difference(new Set([String([...labels].sort())]));
    const bounds = new Set(series.flatMap((line) => line.match(/le="([^"]+)"/)?.[1] ?? []));
    const hasBounds = buckets === undefined || String([...bounds]) === String([...buckets, "+Inf"]);
    return [
      ...missing,
      ...[...wrong].map((found) => `${name}: has the labels ${found}, not ${[...labels].sort()}`),
      ...(hasBounds ? [] : [`${name}: has the bounds ${[...bounds]}, not ${buckets}`]),
      ...(series.length === 0 ? [`${name}: has no series`] : []),
    ];
  });
}

/** Labels that the format itself adds. */
const reserved = new Set(["le", "quantile"]);
