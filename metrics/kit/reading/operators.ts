import type { SyntaxNode } from "@lezer/common";
import { type BinaryOperator, operatorStrengths } from "../promql/index.ts";

/** A sum, product, comparison or the like as a row of operands with what stands between them. */
export type Item =
  | { readonly kind: "operand"; readonly node: SyntaxNode; readonly postfixes: readonly SyntaxNode[] }
  /** A number whose sign the grammar took for a part of it. */
  | { readonly kind: "sign"; readonly from: number; readonly negative: boolean }
  | { readonly kind: "operator"; readonly op: BinaryOperator; readonly node: SyntaxNode; readonly binary: SyntaxNode };

/** An operation put together as Prometheus binds it. */
export type Operation =
  | { readonly kind: "operand"; readonly node: SyntaxNode; readonly postfixes: readonly SyntaxNode[] }
  | { readonly kind: "sign"; readonly from: number; readonly negative: boolean; readonly of: Operation }
  | {
      readonly kind: "binary";
      readonly op: BinaryOperator;
      readonly node: SyntaxNode;
      readonly binary: SyntaxNode;
      readonly left: Operation;
      readonly right: Operation;
    };

/** Nodes that stand behind what they change. */
export const postfixNames: ReadonlySet<string> = new Set([
  "MatrixSelector",
  "SubqueryExpr",
  "OffsetExpr",
  "StepInvariantExpr",
  "AnchoredExpr",
  "SmoothedExpr",
]);

/**
 * Binds operators as Prometheus does. The editor's grammar takes `a - b offset 1d` for `(a - b) offset 1d` and `-2 ^ 2`
 * for `(-2) ^ 2`, Prometheus does neither (promql/parser/generated_parser.y).
 */
export function bind(node: SyntaxNode, text: string): Operation {
  const items = flatten(node, text, []);
  let next = 0;
  const term = (): Operation => {
    const item = items[next++];
    if (item === undefined || item.kind === "operator") throw new Error(`no operand in ${text}`);
    // A sign binds like a product: weaker than a power, stronger than a sum.
    return item.kind === "sign" ? { ...item, of: climb(operatorStrengths["^"]) } : item;
  };
  const climb = (least: number): Operation => {
    let left = term();
    for (;;) {
      const item = items[next];
      if (item?.kind !== "operator" || operatorStrengths[item.op] < least) return left;
      next++;
      const right = climb(operatorStrengths[item.op] + (item.op === "^" ? 0 : 1));
      left = { ...item, kind: "binary", left, right };
    }
  };
  return climb(1);
}

function flatten(node: SyntaxNode, text: string, postfixes: readonly SyntaxNode[]): Item[] {
  if (node.name === "BinaryExpr") {
    const [left, right] = [node.firstChild, node.lastChild];
    const operator = left?.nextSibling;
    if (!left || !right || !operator) throw new Error(`no operands in ${text}`);
    let sign = operator;
    while (sign.name === "LineComment" && sign.nextSibling) sign = sign.nextSibling;
    const op = text.slice(sign.from, sign.to).toLowerCase() as BinaryOperator;
    return [
      ...flatten(left, text, []),
      { kind: "operator", op, node: sign, binary: node },
      ...flatten(right, text, postfixes),
    ];
  }
  if (node.name === "UnaryExpr" && node.firstChild && node.lastChild)
    return [sign(node.firstChild.from, text), ...flatten(node.lastChild, text, postfixes)];
  if (node.name === "NumberDurationLiteral" && /^[+-]/.test(text.slice(node.from, node.to)))
    return [sign(node.from, text), { kind: "operand", node, postfixes }];
  const inner = postfixNames.has(node.name) ? node.firstChild : null;
  if (inner !== null) return flatten(inner, text, [node, ...postfixes]);
  return [{ kind: "operand", node, postfixes }];
}

function sign(from: number, text: string): Item {
  return { kind: "sign", from, negative: text[from] === "-" };
}
