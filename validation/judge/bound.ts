import type { RouteTaken } from "../../alerts/kit/index.ts";
import { milliseconds } from "../../metrics/kit/index.ts";
import type { Episode, Ideal } from "../plan/index.ts";

/** The longest that the settings allow between what went wrong and the message. */
export interface Bound {
  /** Milliseconds of the copy. */
  readonly total: number;
  /** The setting that makes up most of it, uncompressed. */
  readonly dominates: { readonly setting: string; readonly milliseconds: number };
}

/** What the machine may take for its work: scrape, evaluation, three requests and a write to the disk. Not compressed. */
export const allowance = 1000;

/**
 * Each step at its worst: the event just missed a scrape, the scrape an evaluation, the alert a look at its group, and the scenario
 * began right after a step of a subquery.
 *
 * The window is what the rule needs to see it in this scenario, not its whole range. Alertmanager counts `group_wait` from when it
 * first has the alert; one that joins a group which has been told of waits for `group_interval` instead.
 */
export function boundOf(
  { alert, evaluation, step, expected }: Episode,
  ideal: Ideal,
  { scrapeInterval, factor, stalled, route }: BoundSettings,
): Bound {
  const held = milliseconds(alert.for ?? "0s");
  // The ideal is looked at once an evaluation, and a range may need one more sample where they lie otherwise in it.
  const fill = ideal.active - ideal.inject;
  const timer = groupTimer(route, { alone: expected.length <= 1 });
  const parts = [
    { setting: "scrape interval", milliseconds: scrapeInterval },
    { setting: "evaluation interval", milliseconds: evaluation },
    { setting: "range of the expression", milliseconds: fill === 0 ? evaluation : fill + evaluation + scrapeInterval },
    { setting: "step of a subquery", milliseconds: step },
    { setting: "for", milliseconds: Math.ceil(held / evaluation) * evaluation + (held > 0 ? evaluation : 0) },
    { setting: expected.length > 1 ? "group_interval" : "group_wait", milliseconds: timer },
  ];
  const total = parts.reduce((sum, part) => sum + part.milliseconds, 0);
  const dominates = parts.reduce((most, part) => (part.milliseconds > most.milliseconds ? part : most));
  return { total: total / factor + allowance + stalled, dominates };
}

/** The longest that an alert waits for its group, uncompressed milliseconds; longer where another one may have begun the group. */
export function groupTimer(
  { groupWait, groupInterval }: BoundSettings["route"],
  { alone }: { readonly alone: boolean },
): number {
  return Math.max(milliseconds(groupWait), alone ? 0 : milliseconds(groupInterval));
}

export interface BoundSettings {
  /** Uncompressed, milliseconds. */
  readonly scrapeInterval: number;
  readonly factor: number;
  /** See `Play.stalled`. */
  readonly stalled: number;
  readonly route: Pick<RouteTaken, "groupWait" | "groupInterval">;
}
