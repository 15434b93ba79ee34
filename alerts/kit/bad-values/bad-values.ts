import type { BinaryNode, CallNode, Expression, Node } from "../../../metrics/kit/index.ts";
import { bothOf, changed, comparedWith, type Values } from "./values.ts";

/**
 * The values that an alert's samples have while it fires, read off the comparisons with numbers that they went through;
 * undefined where there is none, as in `absent()` and where two series are compared.
 */
export function badValues({ node }: Expression): readonly Values[] | undefined {
  const values = valuesOf(node);
  return values === undefined || values.length === 0 ? undefined : values;
}

type Known = readonly Values[] | undefined;

function valuesOf(node: Node): Known {
  switch (node.type) {
    case "binary":
      return ofBinary(node);
    case "aggregation":
      return keepingAggregations.has(node.op) ? valuesOf(node.expr) : undefined;
    case "call":
      return ofCall(node);
    case "subquery":
      return valuesOf(node.expr);
    case "negation":
      return mapped(valuesOf(node.expr), (value) => -value, true);
    default:
      return undefined;
  }
}

/** What lies between the least and the most of bad values is bad as well. */
const keepingAggregations: ReadonlySet<string> = new Set(
  "min max avg quantile topk bottomk limitk limit_ratio".split(" "),
);

const keepingCalls: ReadonlySet<string> = new Set(
  (
    "min_over_time max_over_time avg_over_time first_over_time last_over_time quantile_over_time " +
    "sort sort_desc sort_by_label sort_by_label_desc label_replace label_join"
  ).split(" "),
);

function ofCall({ name, args }: CallNode): Known {
  const subject = args.find(({ type }) => type !== "number" && type !== "string");
  return keepingCalls.has(name) && subject !== undefined ? valuesOf(subject) : undefined;
}

function ofBinary(node: BinaryNode): Known {
  const { op, left, right } = node;
  switch (op) {
    case "and":
    case "unless":
      return valuesOf(left);
    case "or":
      return eitherOf(valuesOf(left), valuesOf(right));
    case "+":
    case "-":
    case "*":
    case "/":
      return calculated(op, left, right);
    case "%":
    case "^":
    case "atan2":
      return undefined;
    default:
      return compared(node, op);
  }
}

/** The sample keeps the value of the left side, or of the right one where the left is a number. */
function compared({ left, right, bool }: BinaryNode, op: keyof typeof turned): Known {
  if (bool) return undefined;
  const [a, b] = [constant(left), constant(right)];
  if (a !== undefined && b !== undefined) return undefined;
  if (b !== undefined) return narrowed(valuesOf(left), comparedWith(op, b));
  if (a !== undefined) return narrowed(valuesOf(right), comparedWith(turned[op], a));
  return valuesOf(left);
}

const turned = { "==": "==", "!=": "!=", ">": "<", "<": ">", ">=": "<=", "<=": ">=" } as const;

function calculated(op: "+" | "-" | "*" | "/", left: Node, right: Node): Known {
  const [a, b] = [constant(left), constant(right)];
  const by = b ?? a;
  const values = valuesOf(b === undefined ? right : left);
  if (by === undefined || values === undefined) return undefined;
  if (op === "+") return changed(values, (value) => value + by, false);
  if (op === "-") {
    return b === undefined
      ? changed(values, (value) => by - value, true)
      : changed(values, (value) => value - by, false);
  }
  // Nought makes one value of all; a number divided by bad values leaps where they pass nought.
  if (by === 0 || (op === "/" && b === undefined)) return undefined;
  return changed(values, (value) => (op === "*" ? value * by : value / by), by < 0);
}

/** The value of an expression that is made of numbers only. */
function constant(node: Node): number | undefined {
  if (node.type === "number") return node.value;
  if (node.type === "call") {
    const [only] = node.args;
    return ["vector", "scalar"].includes(node.name) && only !== undefined ? constant(only) : undefined;
  }
  if (node.type === "negation") {
    const value = constant(node.expr);
    return value === undefined ? undefined : -value;
  }
  if (node.type !== "binary") return undefined;
  const [a, b] = [constant(node.left), constant(node.right)];
  if (a === undefined || b === undefined) return undefined;
  const results: Readonly<Partial<Record<BinaryNode["op"], number>>> = {
    "+": a + b,
    "-": a - b,
    "*": a * b,
    "/": a / b,
  };
  return results[node.op];
}

function eitherOf(a: Known, b: Known): Known {
  return a === undefined ? b : [...a, ...(b ?? [])];
}

function narrowed(values: Known, by: readonly Values[]): Known {
  return values === undefined ? by : bothOf(values, by);
}

function mapped(values: Known, change: (value: number) => number, falls: boolean): Known {
  return values === undefined ? undefined : changed(values, change, falls);
}
