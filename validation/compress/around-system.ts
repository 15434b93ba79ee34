import { type CallNode, milliseconds, type Node, nodesIn } from "../../metrics/kit/index.ts";
import { binary, number, withParts } from "./nodes.ts";
import { lengthObstacles, type Obstacle } from "./obstacles.ts";
import { compressDuration } from "./time.ts";

/**
 * The same expression where the monitoring looks at a system that runs at its own speed, `factor` times as impatiently.
 *
 * Ranges, offsets and steps are divided, and the age of what bears a time (`time() - …`) counts as many times as much. What is
 * counted per second is the system's and stays, as do its values and how far `predict_linear()` looks ahead.
 */
export function compressAround(node: Node, factor: number): Node {
  const inside = withParts(node, (part) => compressAround(part, factor));
  switch (inside.type) {
    case "selector":
      return { ...inside, ...shifted(inside.offset, factor) };
    case "range":
      return { ...inside, range: compressDuration(inside.range, factor) };
    case "subquery":
      return {
        ...inside,
        ...shifted(inside.offset, factor),
        range: compressDuration(inside.range, factor),
        ...(inside.step === undefined || inside.step === "" ? {} : { step: compressDuration(inside.step, factor) }),
      };
    case "binary":
      return factor !== 1 && isAge(inside) ? binary("*", inside, number(factor)) : inside;
    default:
      return inside;
  }
}

/** Every length of time in an expression that cannot be divided by the factor. */
export function aroundObstacles(node: Node, factor: number): readonly Obstacle[] {
  const found = nodesIn(node).flatMap((one) => [
    ...("range" in one ? lengthObstacles("the range", one.range, factor) : []),
    ...(one.type === "subquery" && one.step !== undefined && one.step !== ""
      ? lengthObstacles("the step", one.step, factor)
      : []),
    ...("offset" in one && one.offset !== undefined
      ? lengthObstacles("the offset", one.offset.replace(/^-/, ""), factor)
      : []),
  ]);
  return [...new Set(found)];
}

/** Whether an expression is how long ago something was. */
export function isAge(node: Node): boolean {
  return node.type === "binary" && node.op === "-" && node.left.type === "call" && node.left.name === "time";
}

/** Milliseconds at full durations that an expression looks back, offsets and what is inside subqueries included. */
export function looksBack(node: Node): number {
  const own =
    ("range" in node ? milliseconds(node.range) : 0) +
    ("offset" in node && node.offset !== undefined ? Math.max(0, signed(node.offset)) : 0);
  const parts = partsOf(node).map(looksBack);
  return own + Math.max(0, ...parts);
}

/** Whether it compares how often something happened in a window with a plain number. */
export function limitsCounts(node: Node): boolean {
  return nodesIn(node).some(
    (one) =>
      one.type === "binary" &&
      ["<", "<=", ">", ">="].includes(one.op) &&
      ((one.right.type === "number" && one.right.value !== 0 && countsIn(one.left)) ||
        (one.left.type === "number" && one.left.value !== 0 && countsIn(one.right))),
  );
}

const counts: ReadonlySet<string> = new Set(
  "increase delta idelta changes resets count_over_time sum_over_time".split(" "),
);

/** A quotient of two counts is the same in any window. */
function countsIn(node: Node): boolean {
  if (node.type === "binary" && node.op === "/") return false;
  if (node.type === "call" && counts.has(node.name)) return true;
  return partsOf(node).some(countsIn);
}

function partsOf(node: Node): readonly Node[] {
  const parts: Node[] = [];
  withParts(node, (part) => {
    parts.push(part);
    return part;
  });
  return parts;
}

function shifted(offset: string | undefined, factor: number) {
  if (offset === undefined) return {};
  const sign = offset.startsWith("-") ? "-" : "";
  return { offset: sign + compressDuration(offset.slice(sign.length), factor) };
}

function signed(offset: string): number {
  return offset.startsWith("-") ? -milliseconds(offset.slice(1)) : milliseconds(offset);
}

/** Whether it foretells a value. */
export function foretells(node: Node): boolean {
  return nodesIn(node).some((one): one is CallNode => one.type === "call" && one.name === "predict_linear");
}
