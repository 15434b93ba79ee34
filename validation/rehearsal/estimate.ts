import { milliseconds } from "../../metrics/kit/index.ts";
import { planEpisodes, type Selection } from "../plan/index.ts";
import type { Subject } from "./subject.ts";

export interface Wanted {
  readonly selection: Selection;
  /** @default 20, or for single alerts whatever lets them be played in time */
  readonly factor?: number;
  readonly loads: readonly number[];
  /** Scenarios that take longer are left out; minutes at full durations. */
  readonly longestMinutes: number;
  /** The same above the ordinary load, where few say what many would. @default as at the ordinary load */
  readonly longestMinutesUnderLoad?: number;
}

/** What a rehearsal will be. */
export interface Estimate {
  readonly factor: number;
  /** Virtual milliseconds, see `PlanOptions.longest`. */
  readonly longest: number;
  readonly longestUnderLoad: number;
  /** Of all plays together. */
  readonly episodes: number;
  /** From its beginning to its end, where every image is there. */
  readonly seconds: number;
}

const standardFactor = 20;
/** They divide the usual intervals into whole milliseconds. Shorter scrapes than a tenth of a second measure the machine, not the rules. */
const factors = [standardFactor, 30, 40, 50, 60, 75, 100, 120, 150];
/** What the play of single alerts may take, in seconds: with bringing up and removing the copy, forty. */
const playSeconds = 14;
/** Bringing a copy up and removing it. */
const aroundSeconds = 16;

/** How fast a rehearsal is played, and how long it takes. */
export function estimate(
  { groups, settings }: Subject,
  { selection, loads, longestMinutes, longestMinutesUnderLoad = longestMinutes, ...wanted }: Wanted,
): Estimate {
  const { scrapeInterval, evaluationInterval, grouping } = settings;
  const [longest, longestUnderLoad] = [longestMinutes * 60_000, longestMinutesUnderLoad * 60_000];
  const ordinary = planEpisodes({ groups, selection, scrapeInterval, evaluationInterval, longest });
  const loaded =
    longestUnderLoad === longest
      ? ordinary
      : planEpisodes({ groups, selection, scrapeInterval, evaluationInterval, longest: longestUnderLoad });
  const plans = loads.map((load) => (load > 1 ? loaded : ordinary));
  const length = Math.max(0, ...plans.map((plan) => plan.length));
  const settle = milliseconds(grouping.interval) + 90_000;
  const needed = selection.kind === "only" ? Math.ceil((length + settle) / 1000 / playSeconds) : standardFactor;
  const factor = wanted.factor ?? factors.find((one) => one >= needed) ?? 150;
  const seconds = plans.map((plan) => (plan.length + settle) / factor / 1000 + 4);
  return {
    factor,
    longest,
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
