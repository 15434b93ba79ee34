import type { DataFrame } from "@grafana/data";
import type { PanelJson, TargetJson } from "../dashboard/index.ts";
import { type QueryContext, type QueryOutcome, queryTarget } from "../prometheus/index.ts";

/** What a panel's queries gave: what could be had stays where others failed. */
export interface QueriesResult {
  readonly frames: readonly DataFrame[];
  readonly outcomes: readonly QueryOutcome[];
  /** `A: the words of Prometheus`, one for each query that failed. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** Runs all queries of a panel that are not hidden; throws only when aborted. */
export async function runQueries(panel: PanelJson, context: Omit<QueryContext, "several">): Promise<QueriesResult> {
  const targets = shownTargets(panel);
  const several = targets.length > 1;
  const settled = await Promise.allSettled(targets.map((target) => queryTarget(target, { ...context, several })));
  context.signal.throwIfAborted();
  const outcomes = settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const errors = settled.flatMap((one, index) => {
    if (one.status === "fulfilled") return [];
    const words = one.reason instanceof Error ? one.reason.message : String(one.reason);
    return [several ? `${targets[index]?.refId}: ${words}` : words];
  });
  return {
    outcomes,
    errors,
    frames: outcomes.flatMap(({ frames }) => frames),
    warnings: [...new Set(outcomes.flatMap(({ warnings }) => warnings))],
  };
}

/** The queries that a panel asks Prometheus. */
export function shownTargets({ targets = [] }: PanelJson): readonly TargetJson[] {
  return targets.filter(({ hide, expr }) => hide !== true && expr !== undefined && expr !== "");
}
