import type { BinaryNode, CallNode, Node } from "../../../../metrics/kit/index.ts";

/** What a query shows of the series it reads. */
export interface Demand {
  readonly name: string;
  readonly labels: readonly string[];
  /** The function that reads its samples. */
  readonly by?: string;
}

/** The series of an expression with the labels that they must have for it to mean something; `wanted` are those of its result. */
export function demandsOf(node: Node, wanted: readonly string[]): readonly Demand[] {
  switch (node.type) {
    case "selector":
      return [{ name: node.metric, labels: [...wanted, ...node.matchers.map(({ label }) => label)] }];
    case "range":
      return demandsOf(node.selector, wanted);
    case "subquery":
    case "negation":
      return demandsOf(node.expr, wanted);
    case "call":
      return ofCall(node, wanted);
    case "aggregation": {
      const { op, expr, grouping, parameter } = node;
      const added = op === "count_values" && parameter?.type === "string" ? parameter.value : undefined;
      const own = grouping?.labels ?? [];
      const kept = op === "topk" || op === "bottomk" || grouping?.mode === "without";
      const through = kept
        ? wanted.filter((label) => label !== added && (grouping?.mode !== "without" || !own.includes(label)))
        : [];
      return demandsOf(expr, [...through, ...own]);
    }
    case "binary":
      return ofOperation(node, wanted);
    default:
      return [];
  }
}

function ofCall({ name, args }: CallNode, wanted: readonly string[]): readonly Demand[] {
  const texts = args.map((arg) => (arg.type === "string" ? arg.value : ""));
  const [, target = ""] = texts;
  if (name === "label_replace") return ofArguments(args, [...without(wanted, [target]), texts[3] ?? ""]);
  if (name === "label_join") return ofArguments(args, [...without(wanted, [target]), ...texts.slice(3)]);
  if (name === "histogram_quantile") return ofArguments(args, [...without(wanted, ["le"]), "le"]);
  if (name === "scalar" || name === "vector" || name === "absent") return ofArguments(args, []);
  const read = args.flatMap((arg) => demandsOf(arg, wanted));
  return args.some(({ type }) => type === "range") ? read.map((demand) => ({ ...demand, by: name })) : read;
}

function ofArguments(args: readonly Node[], wanted: readonly string[]): readonly Demand[] {
  return args.flatMap((arg) => demandsOf(arg, wanted));
}

function ofOperation({ op, left, right, matching }: BinaryNode, wanted: readonly string[]): readonly Demand[] {
  // What the left side of `or` has, the right side need not have.
  if (op === "or") return [...demandsOf(left, wanted), ...demandsOf(right, [])];
  const { mode, labels = [], group } = matching ?? {};
  const copied = group?.labels ?? [];
  const own = without(wanted, copied);
  if (group?.side === "left")
    return [
      ...demandsOf(left, [...own, ...onLabels(mode, labels)]),
      ...demandsOf(right, [...copied, ...onLabels(mode, labels)]),
    ];
  if (group?.side === "right")
    return [
      ...demandsOf(left, [...copied, ...onLabels(mode, labels)]),
      ...demandsOf(right, [...own, ...onLabels(mode, labels)]),
    ];
  if (mode === "on") {
    const leftOnly = op === "and" || op === "unless" ? wanted : [];
    return [...demandsOf(left, [...labels, ...leftOnly]), ...demandsOf(right, labels)];
  }
  return [...demandsOf(left, wanted), ...demandsOf(right, op === "and" || op === "unless" ? [] : wanted)];
}

function onLabels(mode: "on" | "ignoring" | undefined, labels: readonly string[]): readonly string[] {
  return mode === "on" ? labels : [];
}

function without(labels: readonly string[], dropped: readonly string[]): readonly string[] {
  return labels.filter((label) => !dropped.includes(label));
}

/** The series whose labels are still there in the result. */
export function openSeries(node: Node): readonly string[] {
  switch (node.type) {
    case "selector":
      return [node.metric];
    case "range":
      return openSeries(node.selector);
    case "subquery":
    case "negation":
      return openSeries(node.expr);
    case "call":
      return ["scalar", "vector", "absent", "absent_over_time"].includes(node.name)
        ? []
        : node.args.flatMap(openSeries);
    case "aggregation": {
      const kept = node.op === "topk" || node.op === "bottomk" || node.grouping?.mode === "without";
      return kept ? openSeries(node.expr) : [];
    }
    case "binary": {
      if (node.op === "or") return [...openSeries(node.left), ...openSeries(node.right)];
      if (node.matching?.group?.side === "right") return openSeries(node.right);
      if (node.matching?.mode === "on" && node.matching.group === undefined) return [];
      return openSeries(node.left.type === "number" ? node.right : node.left);
    }
    default:
      return [];
  }
}
