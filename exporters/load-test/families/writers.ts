import type { Metric, MetricDefinition } from "../../../metrics/kit/index.ts";
import { type Family, type FamilyWriter, familyWriter } from "../../kit/index.ts";

/** The families of one collection, each begun once, however many runs write to it. */
export interface Writers {
  /** Leaves out what is not known. */
  add(metric: Metric, labels: string, value: number | undefined): void;
  /** In the order of their names. */
  end(): readonly Family[];
}

export function createWriters(): Writers {
  const begun = new Map<MetricDefinition, FamilyWriter>();
  return {
    add({ definition }, labels, value) {
      if (value === undefined) return;
      const writer = begun.get(definition) ?? familyWriter(definition);
      begun.set(definition, writer);
      writer.add(labels, value);
    },
    end: () => [...begun].sort(([a], [b]) => (a.name < b.name ? -1 : 1)).map(([, writer]) => writer.end()),
  };
}
