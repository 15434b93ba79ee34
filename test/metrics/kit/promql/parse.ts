import type { Node } from "../../../../metrics/kit/index.ts";
import { readPromql } from "../../../../metrics/kit/reading/index.ts";

/** Reads PromQL as our tree. Throws at the first fault. */
export function parse(text: string): Node {
  const reading = readPromql(text);
  if ("fault" in reading) throw new Error(`${text}: ${reading.fault.message}`);
  return reading.node;
}
