import type { Metric, MetricDefinition } from "../../../metrics/kit/index.ts";
import { type Family, type FamilyWriter, familyWriter } from "../../kit/index.ts";

/** The families of one collection, each begun once, however many clusters write to it. */
export interface Writers {
  /** Undefined when the family is not wanted. */
  of(metric: Metric): FamilyWriter | undefined;
  /** Those that have samples, in the order in which they were begun. */
  end(): readonly Family[];
}

export function createWriters(wants: (definition: MetricDefinition) => boolean): Writers {
  const begun = new Map<MetricDefinition, FamilyWriter>();
  return {
    of({ definition }) {
      const there = begun.get(definition);
      if (there !== undefined || !wants(definition)) return there;
      const writer = familyWriter(definition);
      begun.set(definition, writer);
      return writer;
    },
    end: () => [...begun.values()].map((writer) => writer.end()).filter(({ samples }) => samples > 0),
  };
}
