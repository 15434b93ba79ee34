import {
  isGrafanaRange,
  milliseconds,
  type Node,
  nodesIn,
  printNode,
  type TimeShift,
} from "../../metrics/kit/index.ts";
import { signatureOf } from "../../metrics/kit/reading/index.ts";
import { scenarioLabel } from "./scenario-label.ts";

/** What stands in the way of playing an expression in less time or beside other scenarios: the construct, and why. */
export type Obstacle = string;

/** Everything in an expression that would come out wrong in the copy. */
export function obstaclesIn(node: Node, factor: number): readonly Obstacle[] {
  return [...new Set(nodesIn(node).flatMap((one) => [...ofTime(one, factor), ...ofNode(one)]))];
}

/**
 * Why a duration cannot be divided by the factor; nothing when it can.
 *
 * Rounded, a range would hold a sample more or less than the real one.
 */
export function lengthObstacles(what: string, duration: string, factor: number): readonly Obstacle[] {
  if (isGrafanaRange(duration)) return [`${what} ${duration} is known in dashboards only`];
  const compressed = milliseconds(duration) / factor;
  if (Number.isInteger(compressed)) return [];
  const short = compressed < 1 ? "shorter than a millisecond" : "no whole number of milliseconds";
  return [`${what} ${duration}, divided by ${factor}, is ${short}`];
}

function ofTime(node: Node, factor: number): readonly Obstacle[] {
  switch (node.type) {
    case "selector":
      return ofShift(node, factor);
    case "range":
      return lengthObstacles("the range", node.range, factor);
    case "subquery":
      return [
        ...lengthObstacles("the range", node.range, factor),
        ...(node.step === undefined || node.step === "" ? [] : lengthObstacles("the step", node.step, factor)),
        ...ofShift(node, factor),
      ];
    default:
      return [];
  }
}

function ofShift({ offset, at }: TimeShift, factor: number): readonly Obstacle[] {
  const fixed = typeof at === "number" ? `@ ${at}` : `@ ${at}()`;
  return [
    ...(at === undefined ? [] : [`${fixed} names a moment, which is another one in the copy`]),
    ...(offset === undefined ? [] : lengthObstacles("the offset", offset.replace(/^-/, ""), factor)),
  ];
}

function ofNode(node: Node): readonly Obstacle[] {
  switch (node.type) {
    case "selector":
      return [
        ...(node.metric === "ALERTS_FOR_STATE" ? [`${node.metric} holds moments of real time`] : []),
        ...reserved(
          node.matchers.map(({ label }) => label),
          node,
        ),
      ];
    case "aggregation":
      return [
        ...(pickers.has(node.op) ? [`${node.op} picks series by labels, and in the copy they have one more`] : []),
        ...reserved(
          [
            ...(node.grouping?.labels ?? []),
            ...(node.op === "count_values" && node.parameter?.type === "string" ? [node.parameter.value] : []),
          ],
          node,
        ),
      ];
    case "binary":
      return reserved([...(node.matching?.labels ?? []), ...(node.matching?.group?.labels ?? [])], node);
    case "call": {
      const said = strange.get(node.name);
      if (said !== undefined) return [`${node.name}() ${said}`];
      if (signatureOf(node.name) === undefined) return [`${node.name}() is a function nobody knows here`];
      const texts = node.args.flatMap((argument) => (argument.type === "string" ? [argument.value] : []));
      return node.name === "label_replace" || node.name === "label_join" ? reserved(texts.slice(0, 1), node) : [];
    }
    default:
      return [];
  }
}

const pickers: ReadonlySet<string> = new Set(["limitk", "limit_ratio"]);

const ofReal = "tells moments or lengths of real time";
const strange: ReadonlyMap<string, string> = new Map([
  ["info", "joins series without regard to the scenario"],
  ...["start", "end", "range", "step", "start_timestamp"].map((name) => [name, ofReal] as const),
  ...["first", "last", "max", "min"].map((name) => [`ts_of_${name}_over_time`, ofReal] as const),
]);

function reserved(labels: readonly string[], node: Node): readonly Obstacle[] {
  if (!labels.includes(scenarioLabel)) return [];
  return [`the label "${scenarioLabel}" in ${printNode(node)} tells scenarios apart in the copy`];
}
