import { nodesIn } from "../../metrics/kit/index.ts";
import { readPromql } from "../../metrics/kit/reading/index.ts";
import type { Finding } from "../../problems/index.ts";
import { type PanelOutcomes, pathOf } from "./by-panel.ts";

/** Queries that had no series in any load and whose definition does not say why that may be, each once. */
export function emptyPanels(panels: readonly PanelOutcomes[], metrics: ReadonlySet<string>): readonly Finding[] {
  const byQuery = Map.groupBy(panels, (panel) => `${pathOf(panel)} ${panel.question.refId}`);
  return [...byQuery.values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined || first.question.mayBeEmpty !== undefined) return [];
    if (all.some(({ series, error }) => series > 0 || error !== undefined)) return [];
    return [{ check: "validation/empty-panel", severity: "warning", path: pathOf(first), ...why(first, metrics) }];
  });
}

function why({ question }: PanelOutcomes, metrics: ReadonlySet<string>): Pick<Finding, "message" | "hint"> {
  const read = metricsIn(question.written);
  const there = read.filter((name) => metrics.has(name));
  const empty = `query ${question.refId} has no series`;
  if (there.length > 0)
    return {
      message: `${empty}, although there is ${there.join(", ")}.`,
      hint: "Look at its labels and variables, or say in mayBeEmpty why no data is right.",
    };
  return {
    message: `${empty}: nothing exposes ${read.length === 0 ? "what it reads" : read.join(", ")}.`,
    hint: "`sightline gaps` says what is missing where; or say in mayBeEmpty why no data is right.",
  };
}

function metricsIn(expr: string): readonly string[] {
  const reading = readPromql(expr, { variables: true });
  if ("fault" in reading) return [];
  const names = nodesIn(reading.node).flatMap((node) =>
    node.type === "selector" && node.metric !== "" ? [node.metric] : [],
  );
  return [...new Set(names)].sort();
}
