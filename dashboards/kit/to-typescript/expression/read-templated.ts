import { type Node, nodesIn } from "../../../../metrics/kit/index.ts";
import { hasVariable, readPromql } from "../../../../metrics/kit/reading/index.ts";

/** A query that was read, or why not. */
export type TemplatedReading = { readonly node: Node } | { readonly fault: string };

/** Reads a panel's PromQL, in which Grafana fills in variables: they stay as written. */
export function readTemplated(text: string): TemplatedReading {
  const reading = readPromql(text, { variables: true });
  if ("fault" in reading) return { fault: `it cannot be read: ${reading.fault.message}` };
  const numbers = nodesIn(reading.node).filter((node) => node.type === "number");
  // The tree has no place for the name of one.
  const isHidden = hasVariable(text) && numbers.some(({ value }) => Number.isNaN(value));
  return isHidden ? { fault: "a variable stands where a number is due." } : reading;
}
