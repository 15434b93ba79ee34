import fc from "fast-check";
import type {
  BinaryOperator,
  Grouping,
  Matcher,
  MatchingNode,
  Node,
  NumberNode,
  SelectorNode,
} from "../../../../metrics/kit/index.ts";

/** Any text that is valid Unicode, control characters included. */
export const text = fc.string({ unit: "binary" });

// The parser looks words up in a plain object and takes what every object inherits (`__proto__`, `constructor`) for keywords.
const isNotInherited = (word: string) => !(word.toLowerCase() in {});
const plainName = fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_]*$/).filter(isNotInherited);
const keyword = fc.constantFrom(
  "by",
  "on",
  "offset",
  "sum",
  "inf",
  "NaN",
  "bool",
  "without",
  "group_left",
  "start",
  "or",
);
const name = fc.oneof(
  plainName,
  keyword,
  text.filter((value) => value !== "" && isNotInherited(value)),
);
const labels = fc.uniqueArray(name, { maxLength: 3 });
const duration = fc.constantFrom("5m", "1h30m", "250ms", "1d12h30m", "2w");
const offset = fc.oneof(duration, fc.constantFrom("-5m", "-1d"));

const shift = fc.record(
  { offset, at: fc.oneof(fc.constantFrom("start", "end"), fc.integer({ min: -1e9, max: 4e9 }), fc.constant(0.5)) },
  { requiredKeys: [] },
);

const matcher: fc.Arbitrary<Matcher> = fc.record({
  label: name,
  op: fc.constantFrom("=", "!=", "=~", "!~"),
  value: text,
});

const selector: fc.Arbitrary<SelectorNode> = fc
  .record({ metric: name, matchers: fc.array(matcher, { maxLength: 3 }), shift })
  .map(({ metric, matchers, shift }) => ({ type: "selector", metric, matchers, ...shift }));

const number: fc.Arbitrary<NumberNode> = fc
  .oneof(fc.double(), fc.integer(), fc.constantFrom(0, -0, Number.NaN, Number.POSITIVE_INFINITY, -1))
  .map((value) => ({ type: "number", value }));

const matching: fc.Arbitrary<MatchingNode> = fc.record(
  {
    mode: fc.constantFrom("on", "ignoring"),
    labels,
    group: fc.record({ side: fc.constantFrom("left", "right"), labels }),
  },
  { requiredKeys: ["mode", "labels"] },
);

const comparisons = ["==", "!=", ">", "<", ">=", "<="] as const;
const operator: fc.Arbitrary<BinaryOperator> = fc.constantFrom(
  ...(["+", "-", "*", "/", "%", "^", "atan2", "and", "or", "unless", ...comparisons] as const),
);

const range: fc.Arbitrary<Node> = fc
  .record({ selector, range: duration })
  .map((given): Node => ({ type: "range", ...given }));

const grouping: fc.Arbitrary<Grouping> = fc.record({ mode: fc.constantFrom("by", "without"), labels });

/** Any tree that the printer can be given. */
export const tree: fc.Arbitrary<Node> = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    selector,
    number,
    range,
    subqueries(tie("node")),
    calls(tie("node")),
    aggregations(tie("node")),
    operations(tie("node")),
    // neg() of a literal is a literal, so that tree does not occur.
    tie("node").map((expr): Node => (expr.type === "number" ? expr : { type: "negation", expr })),
  ),
})).node;

function subqueries(inner: fc.Arbitrary<Node>): fc.Arbitrary<Node> {
  return fc.record({ expr: inner, range: duration, step: fc.option(duration), shift }).map(
    ({ step, shift, ...rest }): Node => ({
      type: "subquery",
      ...rest,
      ...(step === null ? {} : { step }),
      ...shift,
    }),
  );
}

function calls(inner: fc.Arbitrary<Node>): fc.Arbitrary<Node> {
  const name = fc.constantFrom("rate", "abs", "label_replace", "time");
  return fc.record({ name, args: fc.array(inner, { maxLength: 3 }) }).map((call): Node => ({ type: "call", ...call }));
}

function aggregations(inner: fc.Arbitrary<Node>): fc.Arbitrary<Node> {
  return fc.oneof(
    fc.record({ op: fc.constantFrom("sum", "max", "count"), expr: inner, grouping: fc.option(grouping) }).map(
      ({ grouping, ...rest }): Node => ({
        type: "aggregation",
        ...rest,
        ...(grouping === null ? {} : { grouping }),
      }),
    ),
    fc
      .record({ op: fc.constantFrom("topk", "quantile"), parameter: number, expr: inner })
      .map((rest): Node => ({ type: "aggregation", ...rest })),
    fc.record({ value: text, expr: inner }).map(({ value, expr }): Node => {
      return { type: "aggregation", op: "count_values", parameter: { type: "string", value }, expr };
    }),
  );
}

function operations(inner: fc.Arbitrary<Node>): fc.Arbitrary<Node> {
  return fc.record({ op: operator, left: inner, right: inner, matching: fc.option(matching), bool: fc.boolean() }).map(
    ({ matching, bool, ...rest }): Node => ({
      type: "binary",
      ...rest,
      ...(bool && comparisons.some((comparison) => comparison === rest.op) ? { bool: true } : {}),
      ...(matching === null ? {} : { matching }),
    }),
  );
}
