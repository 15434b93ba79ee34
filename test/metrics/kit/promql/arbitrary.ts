import fc from "fast-check";
import type { BinaryOperator, Matcher, MatchingNode, Node, SelectorNode } from "../../../../metrics/kit/index.ts";

/** Any text that is valid Unicode, control characters included. */
export const text = fc.string({ unit: "binary" });

const plainName = fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_]*$/);
const keyword = fc.constantFrom("by", "on", "offset", "sum", "inf", "NaN", "bool", "without", "group_left", "start", "or");
const name = fc.oneof(plainName, keyword, text.filter((value) => value !== ""));
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

const number: fc.Arbitrary<Node> = fc
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

/** Any tree that the printer can be given. */
export const tree: fc.Arbitrary<Node> = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    selector,
    number,
    fc.record({ type: fc.constant("range"), selector, range: duration }) as fc.Arbitrary<Node>,
    fc
      .record({ expr: tie("node"), range: duration, step: fc.option(duration), shift })
      .map(({ expr, range, step, shift }) => ({
        type: "subquery",
        expr,
        range,
        ...(step === null ? {} : { step }),
        ...shift,
      })),
    fc
      .record({ name: fc.constantFrom("rate", "abs", "label_replace", "time"), args: fc.array(tie("node"), { maxLength: 3 }) })
      .map((call) => ({ type: "call", ...call })),
    fc
      .record({
        op: fc.constantFrom("sum", "max", "count"),
        expr: tie("node"),
        grouping: fc.option(fc.record({ mode: fc.constantFrom("by", "without"), labels })),
      })
      .map(({ op, expr, grouping }) => ({ type: "aggregation", op, expr, ...(grouping === null ? {} : { grouping }) })),
    fc
      .record({ op: fc.constantFrom("topk", "quantile"), parameter: number, expr: tie("node") })
      .map((choice) => ({ type: "aggregation", ...choice }) as Node),
    fc
      .record({ label: text, expr: tie("node") })
      .map(({ label, expr }) => ({
        type: "aggregation",
        op: "count_values",
        parameter: { type: "string", value: label },
        expr,
      })),
    fc
      .record({
        op: operator,
        left: tie("node"),
        right: tie("node"),
        matching: fc.option(matching),
        bool: fc.boolean(),
      })
      .map(({ op, left, right, matching, bool }) => ({
        type: "binary",
        op,
        left,
        right,
        ...(bool && comparisons.some((comparison) => comparison === op) ? { bool: true as const } : {}),
        ...(matching === null ? {} : { matching }),
      })),
    // neg() of a literal is a literal, so this tree does not occur.
    tie("node").map((expr) => (expr.type === "number" ? expr : { type: "negation", expr })),
  ),
})).node;
