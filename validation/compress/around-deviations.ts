import { type Routing, type Rule, selectorsIn } from "../../alerts/kit/index.ts";
import { nodesIn } from "../../metrics/kit/index.ts";
import { foretells, isAge, limitsCounts } from "./around-system.ts";
import { type CompressedRules, isConstant } from "./compress-rules.ts";
import { listed, nameOf } from "./deviations.ts";

/** What a copy does otherwise than the real stack that watches a system at its own speed, a sentence each, sorted. */
export function aroundDeviations({
  factor,
  compressed: { kept, leftOut },
  routing: { receivers, timeIntervals = [] },
}: {
  readonly factor: number;
  readonly compressed: CompressedRules;
  readonly routing: Routing;
}): readonly string[] {
  const rules = kept.filter((rule) => !isConstant(rule));
  const those = (holds: (rule: Rule) => boolean) => rules.filter(holds).map(nameOf);
  const all = [
    factor === 1
      ? "Time passes as fast as in the real stack."
      : `The system runs at its own speed; the monitoring waits and looks back ${factor} times less: what takes it a second takes the real one ${factor}.`,
    "The copy begins without a past: a window that is longer than it has lived holds what there is.",
    ...leftOut.map(({ group, rule, why }) => `Left out is ${rule.name} of the group ${group}: ${why}.`),
    ...(factor === 1
      ? []
      : [
          ...listed(
            `Counting what happens in a window against a number that stays: reached by ${factor} times as much per second only`,
            "rule",
            those(({ expr }) => limitsCounts(expr.node)),
          ),
          ...listed(
            "Foretelling as far ahead as the real ones, from a window that is shorter",
            "rule",
            those(({ expr }) => foretells(expr.node)),
          ),
          ...listed(
            `Reading a clock: what is so old counts as ${factor} times as old`,
            "rule",
            those(({ expr }) => nodesIn(expr.node).some(isAge)),
          ),
          ...listed(
            "Holding a length of time that the system itself tells against one that stays",
            "rule",
            those(({ expr }) => selectorsIn(expr).some(({ metric }) => tellsTime.test(metric))),
          ),
        ]),
    ...listed("Of the calendar and not of the copy", "time interval", timeIntervals.map(nameOf)),
    ...listed("Telling the inbox in place of whom they tell in the real stack", "receiver", receivers.map(nameOf)),
  ];
  return all.sort();
}

/** Gauges of how long something takes or lags; latencies, which histograms measure, are no patience of the monitoring's. */
const tellsTime = /_(lag|stalled|headroom)_seconds$/;
