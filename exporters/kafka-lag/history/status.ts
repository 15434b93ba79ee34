import type { kafka } from "../../../metrics/index.ts";

/** Whether a partition, or a group as a whole, keeps up. */
export type Status = (typeof kafka.groupStatus.states)[number];

/** What is known of a partition when it is judged; times in milliseconds of one clock. */
export interface Judged {
  readonly atMs: number;
  /** Undefined when the lag is not known. */
  readonly lag: number | undefined;
  /** When the partition was seen first, or began anew. */
  readonly sinceMs: number;
  /** When it last lagged no more than is allowed, the committed offset last moved, the lag last got smaller, or larger; `sinceMs` when never. */
  readonly caughtUpMs: number;
  readonly movedMs: number;
  readonly shrankMs: number;
  readonly grewMs: number;
  /** When the committed offset went back, unless it has got to where it was. */
  readonly rewoundMs: number | undefined;
}

export interface StatusRules {
  /** How far back is looked, in milliseconds. */
  readonly windowMs: number;
  /** Records behind which a partition keeps up. */
  readonly allowedLag: number;
}

/**
 * Judges a partition by what happened to it within the window. Rules after Burrow's consumer evaluation
 * (https://github.com/linkedin/Burrow/wiki/Consumer-Lag-Evaluation-Rules), with two differences. Kafka does not tell when an offset was committed:
 * a consumer that commits nothing is told from one that commits the same offset by whether the group has members. And lag is seen when we
 * look, not when it commits: a consumer that keeps pace always lags a little, so falling behind takes a lag that grew.
 */
export function judgePartition(facts: Judged, hasMembers: boolean, { windowMs, allowedLag }: StatusRules): Status {
  const { atMs, lag, sinceMs, caughtUpMs, movedMs, shrankMs, grewMs, rewoundMs } = facts;
  if (lag === undefined) return "unknown";
  if (lag <= allowedLag) return "ok";
  const over = (ms: number) => atMs - ms >= windowMs;
  if (over(Math.max(movedMs, caughtUpMs))) return hasMembers ? "stalled" : "stopped";
  if (rewoundMs !== undefined && !over(rewoundMs)) return "rewound";
  if (over(Math.max(shrankMs, caughtUpMs))) return over(grewMs) ? "ok" : "warning";
  return Math.max(shrankMs, caughtUpMs) > sinceMs ? "ok" : "unknown";
}

const fromBest: readonly Status[] = ["ok", "unknown", "warning", "rewound", "stalled", "stopped"];

/** A group is as its worst partition. What is not known is worse than ok and better than any fault. */
export function worseStatus(one: Status, other: Status): Status {
  return fromBest.indexOf(one) > fromBest.indexOf(other) ? one : other;
}
