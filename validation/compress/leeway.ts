import { type BinaryNode, type Node, type NumberNode, nodesIn } from "../../metrics/kit/index.ts";

/**
 * A comparison in which a slope that equals the limit does so in the copy as well.
 *
 * Slopes are worked out from other times there, and come out higher or lower in the last digits: without leeway, those
 * would decide a scenario that shows a value just at the limit.
 */
export function withLeeway(node: BinaryNode): BinaryNode {
  const towards = direction[node.op];
  if (towards === undefined) return node;
  const { left, right } = node;
  if (isLimit(right) && hasSlope(left)) return { ...node, right: moved(right, towards) };
  return isLimit(left) && hasSlope(right) ? { ...node, left: moved(left, -towards) } : node;
}

/** Whether a comparison is one that {@link withLeeway} changes. */
export function hasLeeway(node: Node): boolean {
  return node.type === "binary" && withLeeway(node) !== node;
}

/** Where a limit on the right goes: away from what is just at it where that must not count, beyond it where it must. */
const direction: Readonly<Partial<Record<BinaryNode["op"], 1 | -1>>> = { ">": 1, "<=": 1, "<": -1, ">=": -1 };

/** As a part of the limit: far more than rounding, far less than any measurement. */
const leeway = 1e-9;

/** Zero is exact: a slope of nothing is nothing. */
function isLimit(node: Node): node is NumberNode {
  return node.type === "number" && node.value !== 0 && Number.isFinite(node.value);
}

function moved({ type, value }: NumberNode, towards: number): NumberNode {
  return { type, value: value + towards * Math.abs(value) * leeway };
}

const slopes: ReadonlySet<string> = new Set("rate irate increase delta idelta deriv predict_linear".split(" "));

function hasSlope(node: Node): boolean {
  return nodesIn(node).some((one) => one.type === "call" && slopes.has(one.name));
}
