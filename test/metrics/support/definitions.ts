import type { Metric, MetricDefinition } from "../../../metrics/kit/index.ts";

/** Every definition in what a subject exports: metrics, and sets of them. */
export function definitionsIn(exported: object): MetricDefinition[] {
  return Object.values(exported).flatMap((one: Metric | object) =>
    "definition" in one ? [one.definition] : definitionsIn(one),
  );
}
