import type { SyntaxNode } from "@lezer/common";
import type { BinaryNode, Node } from "../promql/index.ts";
import { aggregation, call, matching, type Text } from "./calls.ts";
import { numberOf, textOf } from "./literals.ts";
import { bind, type Operation } from "./operators.ts";
import { postfixed } from "./postfixes.ts";
import { selector } from "./selectors.ts";
import type { Span } from "./spans.ts";
import { SyntaxProblem } from "./syntax-fault.ts";

/** Turns the grammar's tree into ours. Throws SyntaxProblem for what the grammar takes and Prometheus does not. */
export function convert(node: SyntaxNode, text: Text): Node {
  return build(bind(node, text.text), text);
}

function build(operation: Operation, text: Text): Node {
  switch (operation.kind) {
    case "operand":
      return operation.postfixes.reduce<Node>(
        (inner, postfix) => postfixed(inner, postfix, text),
        term(operation.node, text),
      );
    case "sign":
      return signed(operation, text);
    case "binary":
      return binary(operation, text);
  }
}

function signed({ from, negative, of }: Extract<Operation, { kind: "sign" }>, text: Text): Node {
  const expr = build(of, text);
  const span = { from, to: text.spans.of(expr).to };
  if (!negative) return expr;
  if (expr.type === "number") return text.marks.put({ type: "number", value: -expr.value }, span);
  return text.marks.put({ type: "negation", expr }, span, { from, to: from + 1 });
}

function binary({ op, node, binary: syntax, left, right }: Extract<Operation, { kind: "binary" }>, text: Text): Node {
  const [a, b] = [build(left, text), build(right, text)];
  const clause = syntax.getChild("MatchingModifierClause");
  const fill = fillOf(syntax, text);
  const built: BinaryNode = {
    type: "binary",
    op,
    left: a,
    right: b,
    ...(syntax.getChild("BoolModifier") ? { bool: true as const } : {}),
    ...(clause === null ? {} : { matching: matching(clause, text) }),
    ...(fill === undefined ? {} : { fill }),
  };
  return text.marks.put(built, { from: text.spans.of(a).from, to: text.spans.of(b).to }, node);
}

function fillOf(syntax: SyntaxNode, { text }: Text): BinaryNode["fill"] | undefined {
  const modifier = syntax.getChild("FillModifier");
  const given = (name: string): number | undefined => {
    const literal = modifier?.getChild(name)?.getChild("NumberDurationLiteral");
    return literal ? numberOf(text.slice(literal.from, literal.to), literal) : undefined;
  };
  if (modifier === null) return undefined;
  const both = given("FillClause");
  const [left, right] = [given("FillLeftClause") ?? both, given("FillRightClause") ?? both];
  return { ...(left === undefined ? {} : { left }), ...(right === undefined ? {} : { right }) };
}

function term(node: SyntaxNode, text: Text): Node {
  const { marks } = text;
  const source = text.text.slice(node.from, node.to);
  switch (node.name) {
    case "ParenExpr":
      return convert(only(node), text);
    case "NumberDurationLiteral": {
      const digits = source.replace(/^[+-]\s*/, "");
      const span: Span = { from: node.to - digits.length, to: node.to };
      return marks.put({ type: "number", value: numberOf(digits, span) }, span);
    }
    case "StringLiteral":
      return marks.put({ type: "string", value: textOf(source, node) }, node);
    case "VectorSelector":
      return selector(node, text);
    case "FunctionCall":
      return call(node, text, convert);
    case "AggregateExpr":
      return aggregation(node, text, convert);
    default:
      throw new SyntaxProblem(`${source} cannot stand here.`, node);
  }
}

function only(node: SyntaxNode): SyntaxNode {
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== "LineComment") return child;
  }
  throw new SyntaxProblem("there is nothing between these parentheses.", node);
}
