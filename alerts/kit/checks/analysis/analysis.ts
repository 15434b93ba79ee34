import type { Node } from "../../../../metrics/kit/index.ts";
import type { KnownMetrics } from "../known-metrics.ts";
import type { CheckedGroup, CheckedRule } from "../subject/index.ts";
import { anyValue, type Interval } from "./interval.ts";
import { eitherHas, type LabelSet, onlyLabels, withLabels } from "./label-set.ts";
import { labelsLeft } from "./labels-left.ts";
import { kindOf, valuesOfMetric } from "./metric-kind.ts";
import { valuesOf } from "./values.ts";

/** What can be told about expressions without evaluating them, with the records of the same rules taken into account. */
export interface Analysis {
  /** Labels that the result can have. */
  labels(node: Node): LabelSet;
  /** Values that the result can have. */
  values(node: Node): Interval;
  kind(metric: string): "counter" | "gauge" | "unknown";
  /** The records of a name. */
  records(name: string): readonly CheckedRule[];
}

/** An analysis that works everything out once. */
export function analyse(groups: readonly CheckedGroup[], known?: KnownMetrics): Analysis {
  const records = Map.groupBy(
    groups.flatMap(({ rules }) => rules.filter(({ kind }) => kind === "record")),
    ({ name }) => name.value,
  );
  const rulesOf = (name: string): readonly CheckedRule[] => records.get(name) ?? [];
  const labelsByNode = new WeakMap<Node, LabelSet>();
  const valuesByNode = new WeakMap<Node, Interval>();
  const labels = (node: Node): LabelSet => remembered(labelsByNode, node, () => labelsLeft(node, labelsOfMetric));
  const values = (node: Node): Interval => remembered(valuesByNode, node, () => valuesOf(node, valuesOfName));

  const labelsOfMetric = once((metric): LabelSet | undefined => {
    const made = rulesOf(metric).map(({ expr, labels: own }) =>
      expr === undefined
        ? undefined
        : withLabels(
            labels(expr.node),
            own.map(({ name }) => name.value),
          ),
    );
    if (made.length > 0) return made.reduce((a, b) => (a && b ? eitherHas(a, b) : undefined));
    const told = known?.labelsOf?.(metric);
    return told === undefined ? undefined : onlyLabels(told);
  }, undefined);
  const valuesOfName = once((metric): Interval => {
    const [only, another] = rulesOf(metric);
    if (only?.expr !== undefined && another === undefined) return values(only.expr.node);
    return only === undefined ? valuesOfMetric(metric, known) : anyValue;
  }, anyValue);
  return { labels, values, kind: (metric) => kindOf(metric, known), records: rulesOf };
}

function remembered<T>(by: WeakMap<Node, T>, node: Node, make: () => T): T {
  const known = by.get(node);
  if (known !== undefined) return known;
  const made = make();
  by.set(node, made);
  return made;
}

/** Asks once for each name; a record that is made from itself tells nothing. */
function once<T>(make: (name: string) => T, meanwhile: T): (name: string) => T {
  const made = new Map<string, T>();
  return (name) => {
    if (!made.has(name)) {
      made.set(name, meanwhile);
      made.set(name, make(name));
    }
    return made.get(name) as T;
  };
}
