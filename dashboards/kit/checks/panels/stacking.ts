import type { Node } from "../../../../metrics/kit/index.ts";
import { type Check, nothing } from "../check.ts";

export const stacking: Check = {
  id: "dashboards/stacking",
  severity: "warning",
  summary: "Series in percent, or quantiles, are stacked on each other.",
  why: "The top of the stack is the sum of shares of different wholes: 300 % of something that never was above 40 %.",
  remedy: "Draw them as lines, or stack what they are shares of.",
  bad: '{ "fieldConfig": { "defaults": { "unit": "percentunit", "custom": { "stacking": { "mode": "normal" } } } } }',
  good: '{ "fieldConfig": { "defaults": { "unit": "percentunit", "custom": { "stacking": { "mode": "none" } } } } }',
  of: "panel",
  run: ({ stacked, unit, queries }) => {
    if (stacked === undefined) return nothing;
    const { value: mode, at } = stacked;
    const ratio = unit?.value === "percent" || unit?.value === "percentunit";
    if (mode === "normal" && ratio && !queries.some(({ expr }) => expr !== undefined && isWhole(expr.nodes)))
      return [{ message: `series in ${unit.value} are stacked on each other.`, at }];
    if (mode === "percent" && ratio) return [{ message: "shares are taken of what is a share already.", at }];
    const quantile = queries.some(({ expr }) => expr?.node.type === "call" && expr.node.name === "histogram_quantile");
    return quantile ? [{ message: "quantiles are stacked on each other.", at }] : nothing;
  },
};

/** Modes of one CPU, states of one thing: parts that add up to a whole, as whoever averages by them says. */
function isWhole(nodes: readonly Node[]): boolean {
  return nodes.some(
    (node) =>
      node.type === "aggregation" && node.grouping?.labels.some((label) => label === "mode" || label === "state"),
  );
}
