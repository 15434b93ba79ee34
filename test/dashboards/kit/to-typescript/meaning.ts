import { readTemplated } from "../../../../dashboards/kit/to-typescript/expression/index.ts";

/** What a query means: its tree, without what is only a way of writing it. */
export function meaningOf(expr: string): unknown {
  const reading = readTemplated(expr);
  if ("fault" in reading) throw new Error(`${expr}: ${reading.fault}`);
  return JSON.parse(JSON.stringify(reading.node), (field, value: unknown) => {
    // The order of matchers and of labels, and one that is there twice, change nothing.
    if (field === "matchers" || field === "labels") return distinct(value as readonly unknown[]);
    // ${job} is $job; `by ()` is what stands for nothing.
    if (field === "value" && typeof value === "string") return value.replaceAll(/\$\{(\w+)\}/g, "$$$1");
    if (field === "range" && typeof value === "string") return value.replaceAll(/\$\{(\w+)\}/g, "$$$1");
    if (field === "grouping" && isEmptyBy(value)) return undefined;
    return value;
  });
}

function distinct(items: readonly unknown[]): readonly unknown[] {
  return [...new Set(items.map((item) => JSON.stringify(item)))].sort();
}

function isEmptyBy(value: unknown): boolean {
  const { mode, labels } = value as { mode: string; labels: readonly string[] };
  return mode === "by" && labels.length === 0;
}
