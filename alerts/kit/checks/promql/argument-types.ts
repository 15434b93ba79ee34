import type { AggregationNode, BinaryNode, CallNode, Node } from "../../../../metrics/kit/index.ts";
import { signatureOf, type ValueType } from "../../../../metrics/kit/reading/index.ts";
import { typeOf } from "../analysis/index.ts";
import type { Check, Fault } from "../check.ts";
import { type CheckedExpression, handle, whole } from "../subject/index.ts";

/** What Prometheus's parser refuses beyond the grammar (promql/parser/parse.go, checkAST). */
export const argumentTypes: Check = {
  id: "promql/types",
  severity: "error",
  summary: "A function or an operator gets something it cannot work with, or too much or too little of it.",
  why: "Prometheus refuses the whole file with such an expression in it.",
  remedy: "Give it what it takes: rate() and *_over_time() a range as in x[5m], most others an instant vector.",
  bad: "rate(http_requests_total) > 10",
  good: "rate(http_requests_total[5m]) > 10",
  of: "expression",
  // What a query may result in depends on whether it asks for a moment or for a range of time.
  run: (expr, { kind }) => [
    ...expr.nodes.flatMap((node) => {
      if (node.type === "call") return ofCall(node, expr);
      if (node.type === "aggregation") return ofAggregation(node, expr);
      if (node.type === "binary") return ofBinary(node, expr);
      if (node.type === "subquery") return wanted(node.expr, "vector", "a subquery", expr);
      return node.type === "negation" && !["scalar", "vector"].includes(typeOf(node.expr))
        ? [{ message: `a sign cannot stand before ${words[typeOf(node.expr)]}.`, at: whole(expr, node) }]
        : [];
    }),
    ...(kind === "query" ? [] : ofResult(expr)),
  ],
};

const words: Readonly<Record<ValueType, string>> = {
  scalar: "a number",
  vector: "an instant vector",
  range: "a range",
  string: "a text",
};

function ofResult(expr: CheckedExpression): readonly Fault[] {
  const type = typeOf(expr.node);
  if (type === "vector" || type === "scalar") return [];
  return [{ message: `a rule needs an instant vector; this is ${words[type]}.`, at: whole(expr, expr.node) }];
}

function ofCall(node: CallNode, expr: CheckedExpression): readonly Fault[] {
  const signature = signatureOf(node.name);
  if (signature === undefined)
    return [{ message: `there is no function ${node.name}().`, hint: "Correct its name.", at: handle(expr, node) }];
  const { arguments: wantedTypes, optional, more } = signature;
  const [least, most] = [wantedTypes.length - optional, wantedTypes.length + more];
  const given = node.args.length;
  if (given < least || given > most) {
    const number = least === most ? String(least) : Number.isFinite(most) ? `${least} to ${most}` : `${least} or more`;
    return [{ message: `${node.name}() takes ${number} arguments, not ${given}.`, at: whole(expr, node) }];
  }
  return node.args.flatMap((arg, index) =>
    wanted(arg, wantedTypes[Math.min(index, wantedTypes.length - 1)] ?? "vector", `${node.name}()`, expr),
  );
}

function ofAggregation({ op, expr: inner, parameter }: AggregationNode, expr: CheckedExpression): readonly Fault[] {
  return [
    ...wanted(inner, "vector", `${op}()`, expr),
    ...(parameter === undefined ? [] : wanted(parameter, op === "count_values" ? "string" : "scalar", `${op}()`, expr)),
  ];
}

function wanted(node: Node, type: ValueType, by: string, expr: CheckedExpression): readonly Fault[] {
  const given = typeOf(node);
  if (given === type) return [];
  const message = `${by} needs ${words[type]} here; this is ${words[given]}.`;
  if (type !== "range" || node.type !== "selector") return [{ message, at: whole(expr, node) }];
  return [{ message, hint: `Give it a range, as in ${node.metric}[5m].`, at: whole(expr, node) }];
}

const comparisons = new Set(["==", "!=", ">", "<", ">=", "<="]);
const sets = new Set(["and", "or", "unless"]);

function ofBinary(node: BinaryNode, expr: CheckedExpression): readonly Fault[] {
  const [left, right] = [typeOf(node.left), typeOf(node.right)];
  const say = (message: string, hint?: string): Fault[] => [
    { message, ...(hint === undefined ? {} : { hint }), at: handle(expr, node) },
  ];
  for (const [type, side] of [[left, node.left] as const, [right, node.right] as const]) {
    if (type === "range" || type === "string")
      return [{ message: `${node.op} cannot work with ${words[type]}.`, at: whole(expr, side) }];
  }
  const numbers = left === "scalar" || right === "scalar";
  if (sets.has(node.op) && numbers)
    return say(`${node.op} needs a vector on both sides; write vector(1) for a number.`);
  if (comparisons.has(node.op) && left === "scalar" && right === "scalar" && !node.bool)
    return say("two numbers can be compared with bool only.", `Write ${node.op} bool.`);
  if (node.bool && !comparisons.has(node.op)) return say(`bool belongs to comparisons; ${node.op} is none.`);
  if (node.matching !== undefined && numbers)
    return say("a number has no labels that could be matched.", "Drop on() or ignoring().");
  if (sets.has(node.op) && node.matching?.group !== undefined)
    return say(`group_${node.matching.group.side} has no meaning with ${node.op}.`, "Drop it.");
  const twice =
    node.matching?.mode === "on"
      ? node.matching.labels.find((label) => node.matching?.group?.labels.includes(label))
      : undefined;
  return twice === undefined
    ? []
    : say(`the label ${twice} stands in on() and in group_${node.matching?.group?.side}().`);
}
