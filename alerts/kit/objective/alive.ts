import {
  eq,
  max,
  min,
  narrow,
  type Selector,
  type SelectorNode,
  select,
  selectorsIn,
  type Vector,
} from "../../../metrics/kit/index.ts";
import { selectorsOf } from "./indicator.ts";
import type { Objective } from "./objective.ts";

/** What tells that the source of an objective's data answers. */
export interface Alive {
  /** 1 while it does, else nothing. */
  readonly expr: Vector;
  /** A selector of one of the series that say so. */
  readonly selector: SelectorNode;
}

/**
 * The source of an objective: what it names itself, else the job that all of its metrics are chosen by, else all of the
 * system's targets, since any of them may be the one. Nothing when there are none of these.
 */
export function aliveOf(objective: Objective, targets: readonly string[]): Alive | undefined {
  if (objective.alive !== undefined) return any(objective.alive);
  const jobs = jobMatchers(objective);
  if (jobs !== undefined) return any({ node: { ...up.node, matchers: jobs } });
  if (targets.length === 0) return undefined;
  const all = narrow<string, "gauge", string>(up, { job: targets });
  return { expr: eq(min(all), 1), selector: all.node };
}

const up: Selector<string, "gauge"> = select("up");

function any(selector: Pick<Selector<string, "gauge", string>, "node">): Alive {
  return { expr: eq(max<string>(selector), 1), selector: selector.node };
}

/** How the metrics choose their job, if all of them do in the same way. */
function jobMatchers({ indicator }: Objective): SelectorNode["matchers"] | undefined {
  const each = selectorsOf(indicator)
    .flatMap((expression) => selectorsIn(expression))
    .map(({ matchers }) => matchers.filter(({ label }) => label === "job"));
  const [first = []] = each;
  const same = new Set(each.map((matchers) => JSON.stringify(matchers))).size === 1;
  return same && first.length > 0 ? first : undefined;
}
