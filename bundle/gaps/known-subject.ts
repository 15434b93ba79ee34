import * as content from "../../metrics/index.ts";
import type { Metric, MetricDefinition } from "../../metrics/kit/index.ts";

/** The subject that a metric is declared under, as `metrics/` names it: `kafka`, `chat4all`, `nodeExporter`. */
export type Subject = keyof typeof content;

let known: ReadonlyMap<string, Subject> | undefined;

/** Where the series of this name is declared, if anywhere; the first subject of several in which it is. */
export function subjectOf(metric: string): Subject | undefined {
  known ??= new Map(
    Object.entries(content)
      .flatMap(([subject, metrics]) =>
        definitionsIn(metrics)
          .flatMap(seriesNames)
          .map((name): [string, Subject] => [name, subject as Subject]),
      )
      .reverse(),
  );
  return known.get(metric);
}

/** The file that declares a subject's metrics. */
export function fileOf(subject: Subject): string {
  return `metrics/${subject.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;
}

/** Metrics stand by themselves, or in sets of such that several programs have. */
function definitionsIn(value: unknown): readonly MetricDefinition[] {
  if (typeof value !== "object" || value === null) return [];
  if (isMetric(value)) return [value.definition];
  return Array.isArray(value) ? [] : Object.values(value).flatMap(definitionsIn);
}

function isMetric(value: object): value is Metric {
  const { definition } = value as Partial<Metric>;
  return typeof definition === "object" && "type" in definition;
}

function seriesNames({ name, type }: MetricDefinition): readonly string[] {
  const parts = [`${name}_sum`, `${name}_count`];
  if (type === "histogram") return [name, `${name}_bucket`, ...parts];
  return type === "summary" ? [name, ...parts] : [name];
}
