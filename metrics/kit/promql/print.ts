import type { Expression } from "./expression.ts";
import type { BinaryNode, Matcher, MatchingNode, Node, NumberNode, SelectorNode, TimeShift } from "./node.ts";
import { operatorStrengths } from "./operator-strengths.ts";
import { isBareLabel, isBareMetric, quote } from "./quote.ts";

/** Prints an expression as PromQL on one line, with the fewest parentheses that keep its meaning. */
export function print({ node }: Expression): string {
  const known = printed.get(node);
  if (known !== undefined) return known;
  const text = printNode(node);
  printed.set(node, text);
  return text;
}

// Panels share expressions, and several checks read the text of each; a tree never changes.
const printed = new WeakMap<Node, string>();

/** Prints a tree as PromQL, see {@link print}. */
export function printNode(node: Node): string {
  switch (node.type) {
    case "number":
      return printNumber(node);
    case "string":
      return quote(node.value);
    case "selector":
      return printSelector(node) + printShift(node);
    case "range":
      return `${printSelector(node.selector)}[${node.range}]${printShift(node.selector)}`;
    case "subquery":
      return `${operand(node.expr, single)}[${node.range}:${node.step ?? ""}]${printShift(node)}`;
    case "call":
      return `${node.name}(${node.args.map(printNode).join(", ")})`;
    case "aggregation": {
      const grouping = node.grouping === undefined ? "" : ` ${node.grouping.mode} ${labelList(node.grouping.labels)} `;
      const parameter = node.parameter === undefined ? "" : `${printNode(node.parameter)}, `;
      return `${node.op}${grouping}(${parameter}${printNode(node.expr)})`;
    }
    case "binary": {
      const strength = operatorStrengths[node.op];
      // The power operator binds to the right, all others to the left.
      const [left, right] = node.op === "^" ? [strength + 1, strength] : [strength, strength + 1];
      const modifiers = `${node.bool ? " bool" : ""}${node.matching === undefined ? "" : printMatching(node.matching)}${printFill(node)}`;
      return `${operand(node.left, left)} ${node.op}${modifiers} ${operand(node.right, right)}`;
    }
    case "negation":
      // Prometheus and its editor's grammar read -2 ^ x and -x offset 5m differently: parentheses settle it.
      return `-${operand(node.expr, single)}`;
  }
}

// A single term.
const single = 7;

function operand(node: Node, needed: number): string {
  const text = printNode(node);
  return strengthOf(node) < needed || isPostfixed(node) ? `(${text})` : text;
}

function strengthOf(node: Node): number {
  switch (node.type) {
    case "binary":
      return operatorStrengths[node.op];
    case "negation":
      return operatorStrengths["^"];
    case "number":
      return node.value < 0 || Object.is(node.value, -0) ? operatorStrengths["^"] : single;
    default:
      return single;
  }
}

// The editor's grammar takes a - b offset 1d for (a - b) offset 1d, Prometheus does not: as an operand it gets parentheses.
function isPostfixed(node: Node): boolean {
  const shifted =
    node.type === "selector" && (node.offset !== undefined || node.at !== undefined || node.edges !== undefined);
  return shifted || node.type === "range" || node.type === "subquery";
}

function printNumber({ value }: NumberNode): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "Inf" : "-Inf";
  return Object.is(value, -0) ? "-0" : String(value);
}

function printSelector({ metric, matchers }: SelectorNode): string {
  const bare = metric === "" || isBareMetric(metric);
  const inside = [...(bare ? [] : [quote(metric)]), ...matchers.map(printMatcher)];
  return (bare ? metric : "") + (inside.length === 0 ? "" : `{${inside.join(", ")}}`);
}

function printMatcher({ label, op, value }: Matcher): string {
  return `${printLabel(label)}${op}${quote(value)}`;
}

function printShift({ offset, at, edges }: TimeShift): string {
  const time = at === undefined ? "" : ` @ ${typeof at === "number" ? printTime(at) : `${at}()`}`;
  return `${edges === undefined ? "" : ` ${edges}`}${offset === undefined ? "" : ` offset ${offset}`}${time}`;
}

function printTime(at: number): string {
  return printNumber({ type: "number", value: at });
}

function printMatching({ mode, labels, group }: MatchingNode): string {
  // Empty parentheses stay: without them a parenthesis that opens the right side would be read as the label list.
  const side = group === undefined ? "" : ` group_${group.side} ${labelList(group.labels)}`;
  return ` ${mode} ${labelList(labels)}${side}`;
}

function printFill({ fill = {} }: BinaryNode): string {
  const sides = Object.entries(fill).map(
    ([side, value]) => ` fill_${side} (${printNumber({ type: "number", value })})`,
  );
  return sides.join("");
}

function labelList(labels: readonly string[]): string {
  return `(${labels.map(printLabel).join(", ")})`;
}

function printLabel(label: string): string {
  return isBareLabel(label) ? label : quote(label);
}
