import type { BinaryNode, BinaryOperator, MatchingNode, Node } from "../../../../metrics/kit/index.ts";
import { type Code, call, list, numeral, object, text, word } from "../code.ts";
import { translate } from "./translate.ts";
import { type Context, noLabels, type Typed } from "./typed.ts";
import { Untyped } from "./untyped.ts";

const names: Readonly<Record<BinaryOperator, string>> = {
  "+": "add",
  "-": "sub",
  "*": "mul",
  "/": "div",
  "%": "mod",
  "^": "pow",
  atan2: "atan2",
  "==": "eq",
  "!=": "ne",
  ">": "gt",
  "<": "lt",
  ">=": "gte",
  "<=": "lte",
  and: "and",
  or: "or",
  unless: "unless",
};

/** An operator between two expressions: `div(errors, all)`. */
export function operationOf(node: BinaryNode, context: Context): Typed {
  if (node.fill !== undefined) throw new Untyped("fill is an experiment of Prometheus's.");
  const [left, right] = [sideOf(node.left, context), sideOf(node.right, context)];
  if (left.type === "range" || right.type === "range") throw new Untyped(`${node.op} gets a range.`);
  const vectors = left.type === "vector" && right.type === "vector";
  if (vectors && node.op !== "or") checkMatching(node, left, right, context);
  if (!vectors && (node.matching !== undefined || ["and", "or", "unless"].includes(node.op)))
    throw new Untyped(`${node.op} gets a number, which has no labels.`);
  const options = object({ ...matchingOf(node.matching), ...(node.bool && { bool: word("true") }) });
  const given = options.kind === "object" && options.fields.length > 0 ? [options] : [];
  const code = call(context.kit(names[node.op]), left.code, right.code, ...given);
  const [vector] = [left, right].filter(({ type }) => type === "vector");
  if (vector === undefined) return { code, type: "scalar", labels: noLabels, samples: "gauge" };
  const labels = vectors ? labelsOf(node, left.labels, right.labels) : vector.labels;
  const keeps = node.op === "and" || node.op === "unless" || (node.op === "or" && left.samples === right.samples);
  return { code, type: "vector", labels, samples: keeps ? left.samples : "gauge" };
}

function sideOf(node: Node, context: Context): Typed {
  if (node.type !== "number") return translate(node, context);
  return { code: numeral(node.value), type: "scalar", labels: noLabels, samples: "gauge" };
}

/** Between series whose labels differ nothing would match, so it does not compile. */
function checkMatching(node: BinaryNode, left: Typed, right: Typed, context: Context): void {
  const { matching } = node;
  const { mode, labels = [], group } = matching ?? {};
  if (mode === "on") {
    for (const label of labels) lacks(node, label, left, right);
    for (const label of group?.labels ?? [])
      if (!(group?.side === "left" ? right : left).labels.has(label))
        throw new Untyped(`no side to copy ${label} from.`);
    if (group?.labels.some((label) => labels.includes(label))) throw new Untyped("a label in on() is copied over too.");
    return;
  }
  const compared = (side: Typed) => [...side.labels].filter((label) => !labels.includes(label));
  const missing = (from: Typed, to: Typed) => compared(from).filter((label) => !to.labels.has(label));
  const [onlyLeft, onlyRight] = [missing(left, right), missing(right, left)];
  if (onlyLeft.length === 0 && onlyRight.length === 0) return;
  const widened = [context.widen(node.right, onlyLeft), context.widen(node.left, onlyRight)];
  if (widened.some(Boolean)) return;
  const differ = [...onlyLeft, ...onlyRight].sort().join(", ");
  throw new Untyped(`the two sides of ${node.op} differ in their labels (${differ}), so they may match nothing.`);
}

function lacks({ op }: BinaryNode, label: string, left: Typed, right: Typed): void {
  if (!left.labels.has(label) || !right.labels.has(label))
    throw new Untyped(`a side of ${op} lacks the label ${label} of on().`);
}

function labelsOf(
  { op, matching }: BinaryNode,
  left: ReadonlySet<string>,
  right: ReadonlySet<string>,
): ReadonlySet<string> {
  if (op === "or") return new Set([...left, ...right]);
  if (op === "and" || op === "unless" || matching === undefined) return left;
  const { mode, labels, group } = matching;
  if (group !== undefined) return new Set([...(group.side === "left" ? left : right), ...group.labels]);
  return mode === "on" ? new Set(labels) : new Set([...left].filter((label) => !labels.includes(label)));
}

function matchingOf(matching: MatchingNode | undefined): Readonly<Record<string, Code>> {
  if (matching === undefined) return {};
  const names = (labels: readonly string[]) => list(labels.toSorted().map(text));
  const { mode, labels, group } = matching;
  const side = group?.side === "left" ? "groupLeft" : "groupRight";
  return { [mode]: names(labels), ...(group === undefined ? {} : { [side]: names(group.labels) }) };
}
