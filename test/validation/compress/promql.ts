import { type Node, printNode } from "../../../metrics/kit/index.ts";
import { readPromql } from "../../../metrics/kit/reading/index.ts";

/** Reads an expression. */
export function read(text: string): Node {
  const reading = readPromql(text);
  if ("fault" in reading) throw new Error(`${text} ${reading.fault.message}`);
  return reading.node;
}

/** Changes an expression that is written, and writes what it becomes. */
export function rewritten(text: string, change: (node: Node) => Node): string {
  return printNode(change(read(text)));
}
