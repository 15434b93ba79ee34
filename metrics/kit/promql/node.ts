/** The tree of a PromQL expression: plain data, so that it can be compared, walked and printed. */
export type Node =
  | NumberNode
  | StringNode
  | SelectorNode
  | RangeNode
  | SubqueryNode
  | CallNode
  | AggregationNode
  | BinaryNode
  | NegationNode;

export interface NumberNode {
  readonly type: "number";
  readonly value: number;
}

export interface StringNode {
  readonly type: "string";
  readonly value: string;
}

/** Moves the time at which a selector or a subquery looks. */
export interface TimeShift {
  /** How far back; forward with a leading minus. */
  readonly offset?: string;
  /** A fixed time: seconds since 1970, or an end of the queried range. */
  readonly at?: number | "start" | "end";
  /** What stands in for samples at the ends of a range; an experiment of Prometheus's. */
  readonly edges?: "anchored" | "smoothed";
}

export interface SelectorNode extends TimeShift {
  readonly type: "selector";
  readonly metric: string;
  /** Sorted by label, operator and value, each one once. */
  readonly matchers: readonly Matcher[];
}

export interface Matcher {
  readonly label: string;
  readonly op: "=" | "!=" | "=~" | "!~";
  readonly value: string;
}

export interface RangeNode {
  readonly type: "range";
  readonly selector: SelectorNode;
  readonly range: string;
}

export interface SubqueryNode extends TimeShift {
  readonly type: "subquery";
  readonly expr: Node;
  readonly range: string;
  /** Resolution; the global evaluation interval when absent. */
  readonly step?: string;
}

export interface CallNode {
  readonly type: "call";
  readonly name: string;
  readonly args: readonly Node[];
}

export interface AggregationNode {
  readonly type: "aggregation";
  readonly op: AggregationOperator;
  /** The k of topk, the quantile, the label of count_values; a number or a text, or what is calculated. */
  readonly parameter?: Node;
  readonly expr: Node;
  readonly grouping?: Grouping;
}

export interface Grouping {
  readonly mode: "by" | "without";
  /** Sorted. */
  readonly labels: readonly string[];
}

export type AggregationOperator =
  | "sum"
  | "min"
  | "max"
  | "avg"
  | "count"
  | "group"
  | "stddev"
  | "stdvar"
  | "topk"
  | "bottomk"
  | "quantile"
  | "count_values"
  | "limitk"
  | "limit_ratio";

export interface BinaryNode {
  readonly type: "binary";
  readonly op: BinaryOperator;
  readonly left: Node;
  readonly right: Node;
  /** A comparison that answers 0 or 1 instead of dropping series. */
  readonly bool?: true;
  readonly matching?: MatchingNode;
  /** Values in place of series that find no partner; an experiment of Prometheus's. */
  readonly fill?: { readonly left?: number; readonly right?: number };
}

export interface MatchingNode {
  readonly mode: "on" | "ignoring";
  /** Sorted. */
  readonly labels: readonly string[];
  readonly group?: { readonly side: "left" | "right"; readonly labels: readonly string[] };
}

export type ArithmeticOperator = "+" | "-" | "*" | "/" | "%" | "^" | "atan2";
export type ComparisonOperator = "==" | "!=" | ">" | "<" | ">=" | "<=";
export type SetOperator = "and" | "or" | "unless";
export type BinaryOperator = ArithmeticOperator | ComparisonOperator | SetOperator;

export interface NegationNode {
  readonly type: "negation";
  readonly expr: Node;
}
