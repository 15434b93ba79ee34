import { holdsIn } from "./contains.ts";
import type { LocalTime } from "./local-time.ts";
import { parseSpan } from "./parse.ts";
import type { TimeSpan } from "./time-interval.ts";

/**
 * Whether spans together hold always, or at no time at all.
 *
 * Years are taken to come when it is about never: no clock is read. Spans of several zones are not put together.
 */
export function coverage(spans: readonly TimeSpan[]): "always" | "sometimes" | "never" {
  const parsed = spans.map(parseSpan);
  const edges = [0, ...parsed.flatMap(({ times = [] }) => times.flatMap(({ from, to }) => [from, to]))];
  const minutes = [...new Set(edges)].filter((minute) => minute < 24 * 60);
  const timeless = parsed.map(({ years, ...rest }) => ({ ...rest, isSome: years === undefined || years.length > 0 }));
  const times = [...everyDay()].flatMap((day) => minutes.map((minute) => ({ ...day, minute })));
  if (!times.some((time) => timeless.some((span) => span.isSome && holdsIn(span, time)))) return "never";
  const zones = new Set(spans.map(({ location = "UTC" }) => location));
  const whole = parsed.filter(({ years }) => years === undefined);
  const isAlways = zones.size === 1 && times.every((time) => whole.some((span) => holdsIn(span, time)));
  return isAlways ? "always" : "sometimes";
}

/** Every day that there can be: in 400 years each date falls on each weekday. */
function* everyDay(): Generator<Omit<LocalTime, "minute">> {
  for (const [month, daysInMonth] of months)
    for (let day = 1; day <= daysInMonth; day++)
      for (let weekday = 0; weekday < 7; weekday++) yield { year: 0, month, daysInMonth, day, weekday };
}

const months = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  .map((days, index) => [index + 1, days] as const)
  .concat([[2, 29]]);
