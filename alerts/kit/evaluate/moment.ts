import { milliseconds, type TimeShift } from "../../../metrics/kit/index.ts";
import type { Look, Storage } from "./storage.ts";

/** A moment of a scenario, and what is known at it. Times are in milliseconds since the scenario began. */
export interface Moment extends Look {
  readonly storage: Storage;
  /** The time that is looked at; inside a subquery it is earlier than `now`. */
  readonly time: number;
  /** How far apart evaluations are: the step of a subquery that names none. */
  readonly interval: number;
}

/** Where a selector or a subquery looks. */
export function shifted({ offset, at }: TimeShift, { time, now }: Moment): number {
  const fixed = typeof at === "number" ? Math.round(at * 1000) : now;
  const base = at === undefined ? time : fixed;
  if (offset === undefined) return base;
  return offset.startsWith("-") ? base + lengthOf(offset.slice(1)) : base - lengthOf(offset);
}

const lengths = new Map<string, number>();

/** A duration in milliseconds; read once, because it is asked for at every evaluation. */
export function lengthOf(duration: string): number {
  const known = lengths.get(duration) ?? milliseconds(duration);
  lengths.set(duration, known);
  return known;
}
