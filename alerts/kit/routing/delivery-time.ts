import { formatDuration, milliseconds, type Node, nodesIn } from "../../../metrics/kit/index.ts";
import type { Alert } from "../rule.ts";
import type { RouteTaken } from "./simulate/index.ts";

/** What passes between something that happens and the message about it. */
export type DeliveryStage =
  | "scrape"
  | "evaluation"
  | "window"
  | "for"
  | "keepFiringFor"
  | "groupWait"
  | "groupInterval";

/** The longest that a message can take, stage by stage, in milliseconds; a receiver's own time comes on top. */
export interface DeliveryTime {
  readonly stages: readonly { readonly stage: DeliveryStage; readonly milliseconds: number }[];
  readonly total: number;
  /** The longest stage: the knob that is worth turning; the first of equal ones. */
  readonly longest: DeliveryStage;
}

export interface DeliveryTimes {
  /** The first message of a group. */
  readonly first: DeliveryTime;
  /** An alert that joins a group which has been told of before: it waits for the next look at the group. */
  readonly joining: DeliveryTime;
  /** That it is over. */
  readonly over: DeliveryTime;
}

export interface DeliveryOptions {
  readonly scrapeInterval: string;
  /** Of the rule's group. */
  readonly evaluationInterval: string;
  /** The route in which the alert ends, from `routeOf`. */
  readonly route: Pick<RouteTaken, "groupWait" | "groupInterval">;
}

/**
 * The worst case from an event to its message: the event just missed a scrape, the scrape an evaluation, and so on.
 *
 * `for` is rounded up to whole evaluations, of which a short one still takes one more. A range that the expression looks back over counts in full
 * as `window`: the harder it fails, the less of it is needed. The stages after each other are Prometheus's scrape and evaluation, `for`, and
 * Alertmanager's wait for the group; Alertmanager skips that wait where the alert has been active for longer than it already.
 */
export function deliveryTimes(
  alert: Alert,
  { scrapeInterval, evaluationInterval, route }: DeliveryOptions,
): DeliveryTimes {
  const evaluation = milliseconds(evaluationInterval);
  const seen = [
    stage("scrape", milliseconds(scrapeInterval)),
    stage("evaluation", evaluation),
    stage("window", lookBack(alert.expr.node)),
  ];
  const pending = stage("for", Math.ceil(milliseconds(alert.for ?? "0s") / evaluation) * evaluation);
  const kept = stage("keepFiringFor", Math.ceil(milliseconds(alert.keepFiringFor ?? "0s") / evaluation) * evaluation);
  const look = stage("groupInterval", milliseconds(route.groupInterval));
  return {
    first: total([...seen, pending, stage("groupWait", milliseconds(route.groupWait))]),
    joining: total([...seen, pending, look]),
    over: total([...seen, kept, look]),
  };
}

/** A delivery time as a person reads it: `6m: scrape 15s, evaluation 15s, for 5m, groupWait 30s; for is the longest`. */
export function printDeliveryTime({ stages, total: all, longest }: DeliveryTime): string {
  const parts = stages.map(({ stage: name, milliseconds: time }) => `${name} ${formatDuration(time)}`);
  return `${formatDuration(all)}: ${parts.join(", ")}; ${longest} is the longest`;
}

function stage(name: DeliveryStage, time: number) {
  return { stage: name, milliseconds: time };
}

function total(all: DeliveryTime["stages"]): DeliveryTime {
  const stages = all.filter((one) => one.milliseconds > 0);
  const [first] = stages;
  const longest = stages.reduce(
    (most, one) => (one.milliseconds > most.milliseconds ? one : most),
    first ?? stage("scrape", 0),
  );
  return { stages, total: stages.reduce((sum, one) => sum + one.milliseconds, 0), longest: longest.stage };
}

/** How far back an expression looks at most, offsets counted in: a range within a subquery comes on top of it. */
function lookBack(node: Node): number {
  switch (node.type) {
    case "range":
      return milliseconds(node.range) + shift(node.selector.offset);
    case "selector":
      return shift(node.offset);
    case "subquery":
      return milliseconds(node.range) + shift(node.offset) + lookBack(node.expr);
    default: {
      const [, ...inside] = nodesIn(node);
      return Math.max(0, ...inside.map((one) => (isLooking(one) ? lookBack(one) : 0)));
    }
  }
}

function isLooking({ type }: Node): boolean {
  return type === "range" || type === "selector" || type === "subquery";
}

function shift(offset: string | undefined): number {
  return offset === undefined || offset.startsWith("-") ? 0 : milliseconds(offset);
}
