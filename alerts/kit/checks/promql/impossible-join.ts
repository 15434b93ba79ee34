import type { BinaryNode, Node } from "../../../../metrics/kit/index.ts";
import type { Analysis } from "../analysis/index.ts";
import { anyLabels, canHave, describeLabels, isScalar, type LabelSet } from "../analysis/index.ts";
import type { Check } from "../check.ts";
import { handle } from "../subject/index.ts";

export const impossibleJoin: Check = {
  id: "promql/impossible-join",
  severity: "error",
  summary: "The two sides of an operator have labels by which no series of one can find a partner on the other.",
  why: "Series match when all their labels are equal, or those of on(). Where a label is on one side only, nothing matches and the result is empty.",
  remedy: "Aggregate both sides by the same labels, or say on(…) with labels that both have.",
  bad: "sum by (job) (rate(http_request_errors_total[5m])) / sum by (instance) (rate(http_requests_total[5m])) > 0.1",
  good: "sum by (job) (rate(http_request_errors_total[5m])) / sum by (job) (rate(http_requests_total[5m])) > 0.1",
  of: "expression",
  run: (expr, _, { analysis }) =>
    expr.nodes.flatMap((node) => {
      if (node.type !== "binary" || node.op === "or" || isScalar(node.left) || isScalar(node.right)) return [];
      const message = faultOf(node, analysis);
      return message === undefined ? [] : [{ message, at: handle(expr, node) }];
    }),
};

function faultOf(node: BinaryNode, analysis: Analysis): string | undefined {
  const { left, right, matching } = node;
  const [a, b] = [analysis.labels(left), analysis.labels(right)];
  if (matching?.mode === "on") {
    const lost = matching.labels.find((label) => canHave(a, label) !== canHave(b, label));
    if (lost === undefined) return undefined;
    return `only the ${canHave(a, lost) ? "left" : "right"} side can have the label ${lost}, so nothing matches.`;
  }
  const ignored = new Set(matching?.labels ?? []);
  if (matching?.group !== undefined) return undefined;
  const sides = [named(a, ignored), named(b, ignored)] as const;
  if (sides[0] !== undefined && sides[1] !== undefined)
    return sides[0].symmetricDifference(sides[1]).size === 0
      ? undefined
      : `the left side has the labels ${describeLabels(a)}, the right side ${describeLabels(b)}: nothing matches.`;
  return scrapedAgainst(left, b, ignored) ?? scrapedAgainst(right, a, ignored);
}

function named({ only, names }: LabelSet, ignored: ReadonlySet<string>): ReadonlySet<string> | undefined {
  return only ? names.difference(ignored) : undefined;
}

/** What is scraped always has an instance. */
function scrapedAgainst(node: Node, other: LabelSet, ignored: ReadonlySet<string>): string | undefined {
  if (!isScraped(node) || other === anyLabels || !other.only || ignored.has("instance") || canHave(other, "instance"))
    return undefined;
  return `what is scraped has the label instance; the other side has ${describeLabels(other)}: nothing matches.`;
}

function isScraped(node: Node): boolean {
  switch (node.type) {
    case "selector":
      return node.metric !== "" && !node.metric.includes(":") && !node.metric.startsWith("ALERTS");
    case "range":
      return isScraped(node.selector);
    case "call":
      return (
        node.args.length === 1 &&
        node.args[0] !== undefined &&
        !/^(?:absent|vector|scalar)/.test(node.name) &&
        isScraped(node.args[0])
      );
    case "binary":
      return isScalar(node.right) && isScraped(node.left);
    default:
      return false;
  }
}
