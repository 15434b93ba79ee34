import type { Metric } from "../kit/index.ts";

/** The labels of an instance: the set's first label with its name. */
export function labelsOf<L extends string>({ definition }: Metric<L>, name: string): Readonly<Record<L, string>> {
  const [label] = definition.labels;
  // The compiler knows the label's name, not that it is the first of them.
  return { [label as L]: name } as Readonly<Record<L, string>>;
}
