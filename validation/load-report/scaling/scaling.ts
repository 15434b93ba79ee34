import type { LoadRun } from "../given/index.ts";
import { fitUsl, type UslFit } from "./usl.ts";

/** What more workers, or more users, brought. */
export interface Scaling {
  readonly by: "workers" | "users";
  /** By count, smallest first; the first is what the others are held against. */
  readonly points: readonly ScalingPoint[];
  readonly fit?: UslFit;
}

export interface ScalingPoint {
  readonly run: string;
  readonly count: number;
  readonly perSecond: number;
  /** How often the first's throughput fits into this one's, divided by how often its count does: 1 is linear. */
  readonly coefficient: number;
  /** Requests per second that each one added to the point before brought. */
  readonly gained?: number;
}

/** By workers where two counts of them are known, else by users; undefined where neither differs. Runs of the same count are one point: their mean. */
export function scalingOf(runs: readonly LoadRun[]): Scaling | undefined {
  for (const by of ["workers", "users"] as const) {
    const counted = runs.flatMap((one) => {
      const count = by === "workers" ? one.workers : one.run.maxUsers;
      const perSecond = one.run.totals.reduce((sum, total) => sum + (total.perSecond ?? 0), 0);
      return count === undefined || count === 0 || perSecond === 0 ? [] : [{ run: one.name, count, perSecond }];
    });
    const counts = [...Map.groupBy(counted, ({ count }) => count)].toSorted(([a], [b]) => a - b);
    // Users differ by one or two when a run is cut off: that is no step.
    const [[least] = [0], [most] = [0]] = [counts[0] ?? [0], counts.at(-1) ?? [0]];
    if (counts.length >= 2 && most >= least * 1.5) return scaling(by, counts);
  }
  return undefined;
}

interface Counted {
  readonly run: string;
  readonly count: number;
  readonly perSecond: number;
}

function scaling(by: Scaling["by"], counts: readonly (readonly [number, readonly Counted[]])[]): Scaling {
  const means = counts.map(([count, all]) => ({
    run: all.map(({ run }) => run).join(", "),
    count,
    perSecond: all.reduce((sum, { perSecond }) => sum + perSecond, 0) / all.length,
  }));
  const [first] = means;
  const points = means.map((point, index) => {
    const before = means[index - 1];
    const ratio = first === undefined ? 1 : point.perSecond / first.perSecond / (point.count / first.count);
    const gained = before && (point.perSecond - before.perSecond) / (point.count - before.count);
    return { ...point, coefficient: ratio, ...(gained !== undefined && { gained }) };
  });
  const fit = fitUsl(means);
  return { by, points, ...(fit !== undefined && { fit }) };
}
