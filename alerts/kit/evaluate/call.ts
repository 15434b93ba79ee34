import type { CallNode, Node } from "../../../metrics/kit/index.ts";
import { dateParts, elementwise } from "./elementwise.ts";
import { histogramQuantiles } from "./histogram-quantile.ts";
import { labelJoin, labelReplace } from "./label-functions.ts";
import { type Moment, shifted } from "./moment.ts";
import { rangeFunctions } from "./over-time.ts";
import { isRange, rangesOf } from "./ranges.ts";
import { Unsupported } from "./unsupported.ts";
import { asVector, mapValues, type Result, type Sample } from "./vector.ts";

type Evaluate = (node: Node, moment: Moment) => Result;

/** Calls a function; `evaluate` works out its arguments. */
export function call(node: CallNode, moment: Moment, evaluate: Evaluate): Result {
  const [first] = node.args;
  if (node.name === "time") return moment.time / 1000;
  if (first === undefined) return dateOfNow(node.name, moment);
  if (node.args.some(isRange)) return ofRange(node, moment, evaluate);
  if (node.name === "timestamp") return timestamp(first, moment, evaluate);
  const texts = node.args.flatMap((argument) => (argument.type === "string" ? [argument.value] : []));
  const [given, ...further] = node.args
    .filter(({ type }) => type !== "string")
    .map((argument) => evaluate(argument, moment));
  return ofVector(node, given ?? [], { further, texts });
}

/** Functions of a vector or a number; `further` and `texts` are their other arguments. */
function ofVector(
  { name, args: [first] }: CallNode,
  given: Result,
  { further, texts }: { readonly further: readonly Result[]; readonly texts: readonly string[] },
): Result {
  switch (name) {
    case "absent":
      return asVector(given).length > 0 ? [] : [{ labels: pinned(first), value: 1 }];
    case "vector":
      return [{ labels: {}, value: numberOf(given) }];
    case "scalar":
      return scalarOf(asVector(given));
    case "histogram_quantile":
      return histogramQuantiles(numberOf(given), asVector(further[0] ?? []));
    case "label_replace":
      return labelReplace(asVector(given), texts);
    case "label_join":
      return labelJoin(asVector(given), texts);
    default: {
      const change = elementwise[name];
      if (change === undefined) throw new Unsupported(`${name}()`);
      const numbers = further.map(numberOf);
      const [low = 0, high = 0] = numbers;
      return name === "clamp" && high < low ? [] : mapValues(given, (value) => change(value, ...numbers));
    }
  }
}

function ofRange({ name, args }: CallNode, moment: Moment, evaluate: Evaluate): Sample[] {
  const [node, ...others] = [...args.filter(isRange), ...args.filter((argument) => !isRange(argument))];
  if (node === undefined || !isRange(node)) throw new Unsupported(`${name}()`);
  const { series, start, end } = rangesOf(node, moment, evaluate);
  if (name === "absent_over_time")
    return series.length > 0 ? [] : [{ labels: pinned(node.type === "range" ? node.selector : node), value: 1 }];
  const compute = rangeFunctions[name];
  if (compute === undefined) throw new Unsupported(`${name}()`);
  const [other] = others;
  const parameter = other === undefined ? Number.NaN : numberOf(evaluate(other, moment));
  return series.flatMap(({ labels, stretch }) => {
    const value = compute(stretch, { start, end, time: moment.time, parameter });
    return value === undefined ? [] : [{ labels, value }];
  });
}

function dateOfNow(name: string, { time }: Moment): Sample[] {
  const part = dateParts.has(name) ? elementwise[name] : undefined;
  if (part === undefined) throw new Unsupported(`${name}()`);
  return [{ labels: {}, value: part(time / 1000) }];
}

/** A selector's own samples keep their time; anything else is of the moment it is worked out for. */
function timestamp(node: Node, moment: Moment, evaluate: Evaluate): Result {
  if (node.type !== "selector") return mapValues(evaluate(node, moment), () => moment.time / 1000);
  const samples = moment.storage.instant(node, shifted(node, moment), moment);
  return samples.map(({ labels, at }) => ({ labels, value: at / 1000 }));
}

/** The labels that a selector pins to one value each. */
function pinned(node: Node | undefined): Record<string, string> {
  if (node?.type !== "selector") return {};
  const byLabel = [...Map.groupBy(node.matchers, ({ label }) => label).values()];
  return Object.fromEntries(
    byLabel.flatMap(([matcher, ...more]) =>
      matcher?.op === "=" && matcher.value !== "" && more.length === 0 ? [[matcher.label, matcher.value]] : [],
    ),
  );
}

function numberOf(result: Result): number {
  return typeof result === "number" ? result : scalarOf(result);
}

function scalarOf(samples: readonly Sample[]): number {
  const [only, ...more] = samples;
  return only === undefined || more.length > 0 ? Number.NaN : only.value;
}
