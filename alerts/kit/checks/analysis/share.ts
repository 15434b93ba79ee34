import type { BinaryNode, Matcher, Node, SelectorNode } from "../../../../metrics/kit/index.ts";

/**
 * Whether a division is of a part by its whole, so that it lies between 0 and 1: the same calculation above and below,
 * except that above further matchers leave fewer series.
 */
export function isShare({ op, left, right }: BinaryNode): boolean {
  return op === "/" && isPart(left, right) && isSummed(left);
}

/** The same sums, rates and selectors, with the same or more matchers in the part. */
function isPart(part: Node, all: Node): boolean {
  switch (part.type) {
    case "aggregation":
      return (
        all.type === "aggregation" &&
        (part.op === "sum" || part.op === "count") &&
        part.op === all.op &&
        JSON.stringify(part.grouping ?? null) === JSON.stringify(all.grouping ?? null) &&
        isPart(part.expr, all.expr)
      );
    case "call":
      return (
        all.type === "call" &&
        ["rate", "increase", "irate"].includes(part.name) &&
        part.name === all.name &&
        part.args[0] !== undefined &&
        all.args[0] !== undefined &&
        isPart(part.args[0], all.args[0])
      );
    case "range":
      return all.type === "range" && part.range === all.range && isNarrower(part.selector, all.selector);
    case "selector":
      return all.type === "selector" && isNarrower(part, all);
    default:
      return false;
  }
}

/** A sum of what can be negative says nothing; of counters and their rates it does. */
function isSummed(node: Node): boolean {
  if (node.type === "aggregation") return node.op === "count" || isSummed(node.expr);
  return node.type === "call" && ["rate", "increase", "irate"].includes(node.name);
}

function isNarrower(part: SelectorNode, all: SelectorNode): boolean {
  const texts = (matchers: readonly Matcher[]) => matchers.map(({ label, op, value }) => `${label}${op}${value}`);
  const has = new Set(texts(part.matchers));
  return (
    part.metric === all.metric &&
    part.offset === all.offset &&
    part.at === all.at &&
    texts(all.matchers).every((matcher) => has.has(matcher))
  );
}
