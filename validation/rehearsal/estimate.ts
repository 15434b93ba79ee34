import { milliseconds } from "../../metrics/kit/index.ts";
import { historyLead } from "../history/index.ts";
import { type PlanOptions, planEpisodes, type Selection } from "../plan/index.ts";
import type { Subject } from "./subject.ts";

export interface Wanted {
  readonly selection: Selection;
  /** @default 20, or whatever lets it be played in time where that is asked for */
  readonly factor?: number;
  readonly loads: readonly number[];
  /** Longer scenarios are left out above the ordinary load, where few say what many would. @default none is */
  readonly longestMinutesUnderLoad?: number;
}

/** What a rehearsal will be. */
export interface Estimate {
  readonly factor: number;
  /** Virtual milliseconds, see `PlanOptions.longest`. */
  readonly longest: number;
  /** See `PlanOptions.withoutEnd`. */
  readonly withoutEnd: boolean;
  /** Above the ordinary load, see `PlanOptions.notAbove`. */
  readonly longestUnderLoad: number;
  /** Of all plays together. */
  readonly episodes: number;
  /** From its beginning to its end, where every image is there. */
  readonly seconds: number;
}

const standardFactor = 20;
/** They divide the usual intervals into whole milliseconds. Shorter scrapes than a tenth of a second are for the few series of one alert. */
const factors = [standardFactor, 30, 40, 50, 60, 75, 100, 120, 150];
/** The greatest that can be asked for. */
export const greatestFactor = 300;
const factorsOf = { full: factors, quick: factors, only: [...factors, 200, 250, greatestFactor] } as const;
/** What a play may take, in seconds: with bringing up and removing the copy, and the parts measured before it, three minutes and forty seconds. */
const playSeconds = { full: Number.POSITIVE_INFINITY, quick: 125, only: 12 } as const;
/** What of a scenario is played where there is time, in milliseconds at full durations. */
const ordinaryLength = { full: milliseconds("2h30m"), quick: milliseconds("30m"), only: 0 } as const;
/** Bringing a copy up and removing it. */
const aroundSeconds = 16;

/**
 * How fast a rehearsal is played, how much of long scenarios, and how long it takes.
 *
 * What has to be seen of every scenario decides how fast it is, and the time that is left then how much more of them is played.
 */
export function estimate(
  { groups, settings }: Subject,
  { selection, loads, longestMinutesUnderLoad = Number.POSITIVE_INFINITY, ...wanted }: Wanted,
): Estimate {
  const { scrapeInterval, evaluationInterval, grouping } = settings;
  const { kind } = selection;
  const planned = (options: Pick<PlanOptions, "longest" | "withoutEnd" | "notAbove">) =>
    planEpisodes({ groups, selection, scrapeInterval, evaluationInterval, ...options });
  const settle = milliseconds(grouping.interval) + 90_000;
  const time = playSeconds[kind] * 1000;
  const isInTime = (length: number) => (one: number) => (length + settle) / one <= time;
  const whole = kind === "full" ? 0 : planned({ longest: 0 }).length;
  const withoutEnd = kind === "only" && !factorsOf[kind].some(isInTime(whole));
  const needed = withoutEnd ? planned({ longest: 0, withoutEnd }).length : whole;
  const factor =
    wanted.factor ??
    (kind === "full" ? standardFactor : (factorsOf[kind].find(isInTime(needed)) ?? Math.max(...factorsOf[kind])));
  const longest = Math.max(ordinaryLength[kind], kind === "only" ? time * factor - settle : 0);
  const ordinary = planned({ longest, withoutEnd });
  const longestUnderLoad = longestMinutesUnderLoad * 60_000;
  const loaded = Number.isFinite(longestUnderLoad)
    ? planned({ longest, withoutEnd, notAbove: longestUnderLoad })
    : ordinary;
  const plans = loads.map((load) => (load > 1 ? loaded : ordinary));
  const seconds = plans.map((plan) => (plan.length + settle) / factor / 1000 + 4 + historyLead(plan, settings) / 1000);
  return {
    factor,
    longest,
    withoutEnd,
    longestUnderLoad,
    episodes: plans.reduce((sum, { episodes }) => sum + episodes.length, 0),
    seconds: Math.round(aroundSeconds + seconds.reduce((sum, one) => sum + one, 0)),
  };
}

/** Names of the alerts that can be asked for, sorted. */
export function alertNames({ groups }: Pick<Subject, "groups">): readonly string[] {
  const alerts = groups.flatMap(({ rules }) => rules.filter((rule) => rule.kind === "alert"));
  return [...new Set(alerts.filter(({ alwaysFiring }) => !alwaysFiring).map(({ name }) => name))].sort();
}
