import type { Metric, MetricDefinition } from "../../../metrics/kit/index.ts";
import { type Family, type FamilyWriter, familyWriter } from "../../kit/index.ts";

/** Families that are written to in any order, each begun once. */
export interface Writers {
  of(metric: Metric): FamilyWriter;
  /** Those that have samples, in the order in which they were begun. */
  end(): readonly Family[];
}

export function createWriters(): Writers {
  const begun = new Map<MetricDefinition, FamilyWriter>();
  return {
    of({ definition }) {
      const writer = begun.get(definition) ?? familyWriter(definition);
      begun.set(definition, writer);
      return writer;
    },
    end: () => [...begun.values()].map((writer) => writer.end()).filter(({ samples }) => samples > 0),
  };
}
