import type { Metric, MetricDefinition } from "../../../metrics/kit/index.ts";
import { type Family, type FamilyWriter, familyWriter } from "../../kit/index.ts";

/** The families of one collection, each begun when it gets its first sample. */
export interface Writers {
  /** Nothing for a value that is not known. */
  add(metric: Metric, labels: string, value: number | undefined): void;
  addStates(metric: Metric, labels: string, current: string): void;
  /** In the order in which they were begun. */
  end(): readonly Family[];
}

export function createWriters(): Writers {
  const begun = new Map<MetricDefinition, FamilyWriter>();
  const of = ({ definition }: Metric): FamilyWriter => {
    const writer = begun.get(definition) ?? familyWriter(definition);
    begun.set(definition, writer);
    return writer;
  };
  return {
    add(metric, labels, value) {
      if (value !== undefined) of(metric).add(labels, value);
    },
    addStates: (metric, labels, current) => of(metric).addStates(labels, current),
    end: () => [...begun.values()].map((writer) => writer.end()),
  };
}
