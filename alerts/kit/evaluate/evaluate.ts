import type { Node } from "../../../metrics/kit/index.ts";
import { aggregate } from "./aggregate.ts";
import { binary } from "./binary.ts";
import { call } from "./call.ts";
import { type Moment, shifted } from "./moment.ts";
import { Unsupported } from "./unsupported.ts";
import { asVector, mapValues, type Result } from "./vector.ts";

/**
 * Works out what an expression returns at a moment of a scenario, so that nobody writes down labels and values by hand.
 *
 * The numbers are Prometheus's: extrapolation, restarts and rounding included. promtool proves it in the tests.
 * @throws Unsupported where something is used that is not done here, or that Prometheus refuses.
 */
export function evaluate(node: Node, moment: Moment): Result {
  switch (node.type) {
    case "number":
      return node.value;
    case "selector":
      return moment.storage
        .instant(node, shifted(node, moment), moment)
        .map(({ labels, value }) => ({ labels, value }));
    case "negation":
      return mapValues(evaluate(node.expr, moment), (value) => -value);
    case "aggregation":
      return aggregate(node, asVector(evaluate(node.expr, moment)));
    case "binary":
      return binary(node, evaluate(node.left, moment), evaluate(node.right, moment));
    case "call":
      return call(node, moment, evaluate);
    default:
      throw new Unsupported(node.type);
  }
}
