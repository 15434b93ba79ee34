import type { LoadRun } from "../given/index.ts";
import type { Moment, Series } from "../series/index.ts";
import { type Limit, limitsOf, usualLimits } from "./limits.ts";

/** How a run held along its time. */
export interface Ramp {
  readonly run: string;
  readonly protocol: string;
  readonly cut: Series["cut"];
  readonly moments: readonly Moment[];
  /** What its moments were held to, and whether that are limits of ours because nobody set any. */
  readonly limits: readonly string[];
  readonly usual: boolean;
  /** Users at its start and at its height; absent where they are not known. */
  readonly users?: readonly [from: number, most: number];
  /** The moment with the highest rate before it broke in which every limit held. */
  readonly capacity?: Moment;
  /** The first moment from which on limits did not hold, and which. */
  readonly broke?: { readonly moment: Moment; readonly limits: readonly string[] };
}

/** Each series of each run against the run's thresholds and the given ones. */
export function rampsOf(runs: readonly LoadRun[], given: Readonly<Record<string, readonly string[]>>): Ramp[] {
  const asked = Object.entries(given).flatMap(([metric, all]) => all.map((expression) => ({ metric, expression })));
  return runs.flatMap(({ name, run, series }) =>
    series
      .filter(({ moments }) => moments.length > 1)
      .map((one) => {
        const own = limitsOf([...run.thresholds, ...asked], one.protocol);
        const unique = [...new Map(own.map((limit) => [limit.text, limit])).values()];
        return rampOf(name, one, unique.length > 0 ? unique : usualLimits(one), unique.length === 0);
      }),
  );
}

function rampOf(run: string, series: Series, limits: readonly Limit[], usual: boolean): Ramp {
  const { protocol, cut, moments } = series;
  const broken = moments.map((moment) =>
    limits.filter(({ holds }) => holds(moment) === false || moment.requests === 0),
  );
  // One bad window among good ones is a blip; a step is long enough to be judged alone.
  const at = broken.findIndex(
    (all, index) =>
      all.length > 0 && (cut === "steps" || index === broken.length - 1 || (broken[index + 1]?.length ?? 0) > 0),
  );
  const before = at === -1 ? moments : moments.slice(0, at);
  const capacity = before
    .filter((_, index) => broken[index]?.length === 0)
    .reduce<Moment | undefined>(
      (best, one) => (best === undefined || one.perSecond > best.perSecond ? one : best),
      undefined,
    );
  const moment = at === -1 ? undefined : moments[at];
  const users = moments.flatMap((one) => one.users ?? []);
  return {
    run,
    protocol,
    cut,
    moments,
    limits: limits.map(({ text }) => text),
    usual,
    ...(users[0] !== undefined && { users: [users[0], Math.max(...users)] as const }),
    ...(capacity !== undefined && { capacity }),
    ...(moment !== undefined && { broke: { moment, limits: (broken[at] ?? []).map(({ text }) => text) } }),
  };
}
