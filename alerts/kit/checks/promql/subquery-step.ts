import type { Check } from "../check.ts";
import { handle } from "../subject/index.ts";
import { lengthOf } from "./lengths.ts";

export const subqueryStep: Check = {
  id: "promql/subquery-step",
  severity: "warning",
  summary: "A subquery has a step longer than its range, or evaluates its inside more than ten thousand times.",
  why: "With a step that long there is one value, or none; with that many, one evaluation of the rule costs as much as ten thousand.",
  remedy: "Choose a step of a tenth to a hundredth of the range, or record the inside as a rule of its own.",
  bad: "max_over_time(rate(http_request_errors_total[5m])[30d:5s]) > 1",
  good: "max_over_time(rate(http_request_errors_total[5m])[1d:1m]) > 1",
  of: "expression",
  run: (expr, rule, context) =>
    expr.nodes.flatMap((node) => {
      if (node.type !== "subquery") return [];
      const [range, step] = [
        lengthOf(node.range),
        node.step === undefined ? context.intervalOf(rule) : lengthOf(node.step),
      ];
      if (range === undefined || step === undefined || step <= 0) return [];
      const at = handle(expr, node);
      if (step > range) return [{ message: `the step of ${node.step} is longer than the range of ${node.range}.`, at }];
      const times = Math.floor(range / step);
      return times > 10_000
        ? [{ message: `its inside is evaluated ${times} times at each evaluation of the rule.`, at }]
        : [];
    }),
};
