import type { MetricDefinition } from "../../../../metrics/kit/index.ts";
import { isObject } from "../../from-json/index.ts";
import { type Code, member, word } from "../code.ts";

/** A metric that somebody defined, and how a file that imports it names it. */
export interface CatalogueMetric {
  readonly definition: MetricDefinition;
  /** Module to import from. */
  readonly from: string;
  /** What the module exports: the metric, or what has it. */
  readonly exported: string;
  /** The way from there to the metric. */
  readonly path: readonly string[];
}

/** Metrics by name, of modules whose exports are metrics or hold some, as `metrics/index.ts` does; the first of a name counts. */
export function catalogueOf(
  modules: readonly { readonly from: string; readonly exports: Readonly<Record<string, unknown>> }[],
): ReadonlyMap<string, CatalogueMetric> {
  const found = new Map<string, CatalogueMetric>();
  for (const { from, exports } of modules) {
    for (const [exported, value] of Object.entries(exports).sort(([a], [b]) => (a < b ? -1 : 1))) {
      for (const { definition, path } of metricsIn(value, [])) {
        if (!found.has(definition.name)) found.set(definition.name, { definition, from, exported, path });
      }
    }
  }
  return found;
}

function metricsIn(
  value: unknown,
  path: readonly string[],
): readonly { readonly definition: MetricDefinition; readonly path: readonly string[] }[] {
  if (!isObject(value) || path.length > 2) return [];
  const { definition } = value;
  if (isDefinition(definition)) return [{ definition, path }];
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, inner]) => metricsIn(inner, [...path, name]));
}

function isDefinition(value: unknown): value is MetricDefinition {
  return (
    isObject(value) && typeof value.name === "string" && typeof value.type === "string" && Array.isArray(value.labels)
  );
}

/** How the file names it, once what the module exports is imported under a local name. */
export function codeOf({ path }: CatalogueMetric, local: string): Code {
  return path.reduce<Code>(member, word(local));
}
