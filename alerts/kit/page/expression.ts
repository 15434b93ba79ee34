import { type BinaryNode, type Expression, type Node, printNode } from "../../../metrics/kit/index.ts";

const width = 100;

/** An expression over as many lines as it needs: broken before the operators that bind least, then within their sides. */
export function expressionInLines(expression: Expression): string {
  return linesOf(expression.node).join("\n");
}

function linesOf(node: Node): readonly string[] {
  const whole = printNode(node);
  if (whole.length <= width) return [whole];
  if (node.type === "binary") return binaryLines(node, whole);
  if (node.type === "aggregation" || node.type === "call") return wrapped(node, whole);
  return [whole];
}

/** The operator begins the line of its right side. */
function binaryLines(node: BinaryNode, whole: string): readonly string[] {
  const [left, right] = [printNode(node.left), printNode(node.right)];
  const open = whole.startsWith(`(${left})`);
  const before = open ? left.length + 2 : left.length;
  const rest = whole.slice(before);
  const closed = rest.endsWith(`(${right})`);
  const operator = rest.slice(0, rest.length - right.length - (closed ? 2 : 0)).trim();
  const [first = "", ...others] = sideLines(node.right, closed);
  return [...sideLines(node.left, open), `${operator} ${first}`, ...others];
}

function sideLines(node: Node, inParentheses: boolean): readonly string[] {
  if (!inParentheses) return linesOf(node);
  return printNode(node).length <= width - 2 ? [`(${printNode(node)})`] : ["(", ...indented(linesOf(node)), ")"];
}

/** `sum by (job) (` … `)`, where what stands in it can be broken. */
function wrapped(node: Node & { readonly type: "aggregation" | "call" }, whole: string): readonly string[] {
  const inner = node.type === "aggregation" ? node.expr : node.args.at(-1);
  if (inner === undefined || !breakable.has(inner.type) || !whole.endsWith(`${printNode(inner)})`)) return [whole];
  const head = whole.slice(0, whole.length - printNode(inner).length - 1);
  return [head.trimEnd(), ...indented(linesOf(inner)), ")"];
}

const breakable: ReadonlySet<Node["type"]> = new Set(["binary", "aggregation", "call"]);

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
