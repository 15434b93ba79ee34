import { type Recording, type Rule, stageOf } from "../../alerts/kit/index.ts";
import type { RecordedSeries } from "../../exporters/signal/index.ts";
import type { SelectorNode } from "../../metrics/kit/index.ts";
import type { Episode } from "../plan/index.ts";
import { readOverTime } from "./read-over-time.ts";

export interface HistorySetting {
  /** Those of the alert's group. */
  readonly rules: readonly Rule[];
}

/**
 * What recording rules would have made of an episode until its play begins, of those records that are read over time.
 *
 * Worked out by what says when an alert has to fire: a record stands for what Prometheus would have recorded, evaluation by
 * evaluation. The others are recorded anew as soon as their series are there.
 */
export function recordedHistory(episode: Episode, { rules }: HistorySetting): readonly RecordedSeries[] {
  const { id, alert, scenario, delay, past, evaluation } = episode;
  if (past === 0) return [];
  const records = readOverTime(alert, rules);
  if (records.length === 0) return [];
  const { storage } = stageOf(alert, scenario, { rules, interval: evaluation });
  const now = -delay;
  return records.flatMap((record) =>
    storage.range(selectorOf(record), now - past - 1, now, { now, place: rules.length }).map(({ labels, stretch }) => {
      const { __name__: _name, ...own } = labels;
      const { times, values, from, to } = stretch;
      return {
        episode: id,
        metric: record.name,
        labels: own,
        times: times.slice(from, to),
        values: values.slice(from, to),
      };
    }),
  );
}

function selectorOf({ name, labels }: Recording): SelectorNode {
  const matchers = Object.entries(labels).map(([label, value]) => ({ label, op: "=" as const, value }));
  return { type: "selector", metric: name, matchers };
}
