import type { ClusterView } from "./cluster-view.ts";
import type { LevelName } from "./options.ts";

/** Rows that one series sums up: those of a group in one topic, or of a whole group. */
export interface Span {
  readonly group: number;
  /** Undefined at the level of groups. */
  readonly topic: number | undefined;
  readonly firstRow: number;
  readonly endRow: number;
  /** Runs of the trends. */
  readonly firstRun: number;
  readonly endRun: number;
}

/** The spans of a level, in the reading's order. */
export function* spansOf({ trends }: NonNullable<ClusterView["known"]>, level: LevelName): Generator<Span> {
  const { length, first, group, topic } = trends.runs;
  for (let run = 0; run < length; ) {
    let endRun = run + 1;
    if (level === "group") while (endRun < length && group[endRun] === group[run]) endRun += 1;
    yield {
      group: group[run] ?? 0,
      topic: level === "group" ? undefined : topic[run],
      firstRow: first[run] ?? 0,
      endRow: first[endRun] ?? 0,
      firstRun: run,
      endRun,
    };
    run = endRun;
  }
}
