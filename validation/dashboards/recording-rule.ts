import {
  type AggregationNode,
  type Grouping,
  type Node,
  nodesIn,
  printNode,
  type SelectorNode,
} from "../../metrics/kit/index.ts";
import { readPromql } from "../../metrics/kit/reading/index.ts";

/** A rule that does beforehand what a panel's query does each time, and what the panel asks then. */
export interface RecordingRule {
  readonly record: string;
  readonly expr: string;
  /** In place of the part of the query that the rule does. */
  readonly ask: string;
}

/**
 * The recording rule that would help a slow query most: of its outermost sum, min or max over raw series.
 *
 * The rule keeps every label that the query selects by, whatever is chosen at the top of the dashboard. Nothing where series are
 * not brought together, or where that which brings them together could not be done in two steps.
 */
export function recordingRuleFor(expr: string): RecordingRule | undefined {
  const reading = readPromql(expr, { variables: true });
  if ("fault" in reading) return undefined;
  for (const node of nodesIn(reading.node)) {
    const rule = node.type === "aggregation" ? ruleOf(node) : undefined;
    if (rule !== undefined) return rule;
  }
  return undefined;
}

/** The aggregations of which one over all is one over those of parts. */
const inTwoSteps: readonly string[] = ["sum", "min", "max"];

function ruleOf(node: AggregationNode): RecordingRule | undefined {
  if (!inTwoSteps.includes(node.op)) return undefined;
  const inner = rawSeries(node.expr);
  if (inner === undefined) return undefined;
  const { selector, operation } = inner;
  const chosen = selector.matchers.map(({ label }) => label).filter((label) => label !== "__name__");
  const grouping = kept(node.grouping ?? { mode: "by", labels: [] }, chosen);
  const everything: SelectorNode = { type: "selector", metric: selector.metric, matchers: [] };
  const { grouping: _written, ...rest } = node;
  const aggregated: Node = {
    ...rest,
    ...(grouping.mode === "by" && grouping.labels.length === 0 ? {} : { grouping }),
    expr: withSelector(node.expr, everything),
  };
  const record = [level(grouping), metricPart(selector.metric, operation), operation || node.op].join(":");
  const recorded: SelectorNode = { type: "selector", metric: record, matchers: selector.matchers };
  return { record, expr: printNode(aggregated), ask: printNode({ ...node, expr: recorded }) };
}

interface RawSeries {
  readonly selector: SelectorNode;
  /** How they are read over time, `rate5m`; empty where they are read as they are. */
  readonly operation: string;
}

/** Series as they were scraped: a plain selector, or one function over a range of one. */
function rawSeries(node: Node): RawSeries | undefined {
  if (node.type === "selector") return isPlain(node) ? { selector: node, operation: "" } : undefined;
  if (node.type !== "call" || !overRange.test(node.name)) return undefined;
  const [range] = node.args;
  if (node.args.length !== 1 || range?.type !== "range" || !isPlain(range.selector)) return undefined;
  return { selector: range.selector, operation: `${node.name}${lengthOf(range.range)}` };
}

const overRange = /^(?:rate|irate|increase|delta|deriv|changes|resets|\w+_over_time)$/;

/** A record's name, which is one of its own already, is nothing to record again. */
function isPlain({ metric, offset, at, edges }: SelectorNode): boolean {
  return metric !== "" && !metric.includes(":") && offset === undefined && at === undefined && edges === undefined;
}

/** What Grafana fills in changes with the zoom; a rule needs one length for all. */
function lengthOf(range: string): string {
  return range.includes("$") ? usual : range;
}

const usual = "5m";

function withSelector(node: Node, selector: SelectorNode): Node {
  if (node.type !== "call") return selector;
  const args = node.args.map(
    (arg): Node => (arg.type === "range" ? { ...arg, selector, range: lengthOf(arg.range) } : arg),
  );
  return { ...node, args };
}

function kept({ mode, labels }: Grouping, chosen: readonly string[]): Grouping {
  const left = mode === "by" ? [...labels, ...chosen] : labels.filter((label) => !chosen.includes(label));
  return { mode, labels: [...new Set(left)].sort() };
}

function level({ mode, labels }: Grouping): string {
  if (labels.length === 0) return mode === "by" ? "all" : "series";
  return mode === "by" ? labels.join("_") : `without_${labels.join("_")}`;
}

/** Without what the operation says: a rate is no total any more. */
function metricPart(metric: string, operation: string): string {
  return operation === "" ? metric : metric.replace(/_total$/, "");
}
