import type { BinaryNode, CallNode, Node, NumberNode, SelectorNode, TimeShift } from "../../metrics/kit/index.ts";
import { start } from "../../metrics/signal.ts";
import { compressDuration } from "./time.ts";

/** What cannot be compressed: the construct, as a person would look for it. */
export class Uncompressible extends Error {
  readonly construct: string;

  constructor(construct: string) {
    super(`${construct} cannot be compressed`);
    this.construct = construct;
  }
}

/**
 * The same expression where time passes `factor` times faster.
 *
 * Whatever is a length of time is divided. Counters climb `factor` times faster, so what counts per second is divided too; what
 * counts per range (`increase`, `delta`, `*_over_time`) comes out the same. `time()` and `timestamp()` tell the time of the scenario.
 * @throws Uncompressible on `@`, which names a fixed moment.
 */
export function compressExpression(node: Node, factor: number): Node {
  const inside = (one: Node) => compressExpression(one, factor);
  switch (node.type) {
    case "number":
    case "string":
      return node;
    case "selector":
      return { ...node, ...shift(node, factor) };
    case "range":
      return { ...node, selector: inside(node.selector) as SelectorNode, range: compressDuration(node.range, factor) };
    case "subquery":
      return {
        ...node,
        ...shift(node, factor),
        expr: inside(node.expr),
        range: compressDuration(node.range, factor),
        ...(node.step === undefined ? {} : { step: compressDuration(node.step, factor) }),
      };
    case "aggregation":
      return {
        ...node,
        expr: inside(node.expr),
        ...(node.parameter === undefined ? {} : { parameter: inside(node.parameter) }),
      };
    case "binary":
      return { ...node, left: inside(node.left), right: inside(node.right) };
    case "negation":
      return { ...node, expr: inside(node.expr) };
    case "call":
      return compressCall({ ...node, args: node.args.map(inside) }, factor);
  }
}

function compressCall(node: CallNode, factor: number): Node {
  if (perSecond.has(node.name)) return binary("/", node, number(factor));
  if (node.name === "predict_linear") {
    const [range, horizon] = node.args;
    if (range === undefined || horizon === undefined) throw new TypeError("predict_linear without its arguments");
    const shorter = horizon.type === "number" ? number(horizon.value / factor) : binary("/", horizon, number(factor));
    return { ...node, args: [range, shorter] };
  }
  if (node.name === "time" || node.name === "timestamp") return scenarioTime(node, factor);
  if (calendar.has(node.name) && node.args.length === 0)
    return { ...node, args: [call("vector", scenarioTime(call("time"), factor))] };
  return node;
}

const perSecond: ReadonlySet<string> = new Set(["rate", "irate", "deriv"]);

/** Functions of the calendar: without an argument they tell the time of evaluation. */
export const calendar: ReadonlySet<string> = new Set([
  ...["minute", "hour", "day_of_week", "day_of_month", "day_of_year", "days_in_month", "month", "year"],
]);

/** Seconds since the scenario began, as if it had begun in 1970 and time had not been compressed: so promtool counts, too. */
function scenarioTime(seconds: Node, factor: number): Node {
  const began = call("scalar", { type: "selector", metric: start.definition.name, matchers: [] });
  return binary("*", binary("-", seconds, began), number(factor));
}

function shift({ offset, at }: TimeShift, factor: number): TimeShift {
  if (at !== undefined) throw new Uncompressible("@");
  if (offset === undefined) return {};
  const back = compressDuration(offset.replace(/^-/, ""), factor);
  return { offset: offset.startsWith("-") ? `-${back}` : back };
}

function binary(op: BinaryNode["op"], left: Node, right: Node): BinaryNode {
  return { type: "binary", op, left, right };
}

function number(value: number): NumberNode {
  return { type: "number", value };
}

function call(name: string, ...args: readonly Node[]): CallNode {
  return { type: "call", name, args };
}
