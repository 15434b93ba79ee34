import type { KillPoint } from "./factors.ts";
import { receiversLength } from "./play-receivers.ts";
import { type KillPlay, type Lane, lanesOf, playsOf, withReceivers } from "./plays.ts";
import { lengthOf } from "./schedule.ts";
import { type Extent, killPoints } from "./select.ts";
import { type TimeSettings, type Times, timesOf } from "./times.ts";

/** What is played, and how fast. */
export interface ResilienceSelection {
  /** All durations of the copies are those of the settings divided by it. */
  readonly factor: number;
  /** @default pairwise */
  readonly extent?: Extent;
  /** Cases to play instead of an extent. */
  readonly points?: readonly KillPoint[];
  /** Whether receivers are played that do not answer as they should. @default not in the quick extent */
  readonly receivers?: boolean;
  /** How many copies run beside each other, at most; each topology needs one. @default 4 */
  readonly lanes?: number;
}

export function pointsOf({ points, extent = "pairwise" }: ResilienceSelection): readonly KillPoint[] {
  return points ?? killPoints(extent);
}

/** What each copy has to play. */
export function plannedLanes(selection: ResilienceSelection, times: Times): readonly Lane[] {
  const { extent, receivers = extent !== "quick", lanes = 4 } = selection;
  const length = (play: KillPlay) => lengthOf(play, times).usual;
  const planned = lanesOf(playsOf(pointsOf(selection)), lanes, length);
  return receivers ? withReceivers(planned, length) : planned;
}

/** How long it will take, in seconds, when everything recovers soon. */
export function estimateResilience(settings: TimeSettings, selection: ResilienceSelection): number {
  const times = timesOf(settings, selection.factor);
  return Math.max(0, ...plannedLanes(selection, times).map((lane) => laneSeconds(lane, times)));
}

/** How long a lane takes, in seconds, with bringing its copy up and removing it. */
export function laneSeconds({ plays, receivers }: Pick<Lane, "plays" | "receivers">, times: Times): number {
  const all = plays.reduce((sum, play) => sum + lengthOf(play, times).usual, receivers ? receiversLength(times) : 0);
  return Math.ceil(upAndDown + all / 1000);
}

const upAndDown = 25;
