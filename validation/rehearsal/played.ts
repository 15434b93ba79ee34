import type { Play } from "../judge/index.ts";
import type { Plan } from "../plan/index.ts";
import { partlyPlayed } from "./partly-played.ts";

/** How much was played. */
export interface Played {
  readonly episodes: number;
  /** Rules that were tried. */
  readonly alerts: number;
  /** How often one of them had to fire. */
  readonly alertsExpected: number;
}

/** Counts what plays have seen to its end: what an interruption left out was planned, and not played. */
export function playedIn(plays: readonly Pick<Play, "episodes">[]): Played {
  const episodes = plays.flatMap((play) => play.episodes);
  return {
    episodes: episodes.length,
    alerts: new Set(episodes.map(({ alert }) => alert)).size,
    alertsExpected: episodes.reduce((sum, { expected }) => sum + expected.length, 0),
  };
}

/** What one play has tried, and what its plan leaves to promtool, in words. */
export function tellPlayed(
  { episodes }: Pick<Play, "episodes">,
  { leftToPromtool }: Pick<Plan, "leftToPromtool">,
): readonly string[] {
  const left = [...Map.groupBy(leftToPromtool, ({ why }) => why)].map(([why, some]) => {
    const names = [...new Set(some.map(({ alert, scenario }) => `${alert.name} (${scenario.name})`))].sort();
    return `${some.length} scenarios are left to promtool alone, because ${why}: ${names.join(", ")}.`;
  });
  return [
    `${episodes.length} scenarios were played; promtool plays all of them at full durations.`,
    ...partlyPlayed(episodes),
    ...left,
  ];
}
