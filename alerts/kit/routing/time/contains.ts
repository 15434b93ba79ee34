import { type LocalTime, localTime } from "./local-time.ts";
import { type ParsedSpan, parseSpan, type Range } from "./parse.ts";
import type { TimeInterval } from "./time-interval.ts";

/** Whether a moment is in an interval. */
export function contains({ spans }: TimeInterval, at: Date): boolean {
  return spans.some((span) => holdsIn(parseSpan(span), localTime(at, span.location)));
}

/** Whether a span holds at a local time, as Alertmanager decides it. */
export function holdsIn(span: ParsedSpan, { year, month, day, daysInMonth, weekday, minute }: LocalTime): boolean {
  return (
    (span.times?.some(({ from, to }) => minute >= from && minute < to) ?? true) &&
    (span.daysOfMonth?.some((range) => isDay(range, day, daysInMonth)) ?? true) &&
    within(span.months, month) &&
    within(span.weekdays, weekday) &&
    within(span.years, year)
  );
}

// A range that begins after the month's last day is not in this month; one that ends there ends with it.
function isDay({ from, to }: Range, day: number, daysInMonth: number): boolean {
  const number = (given: number) => (given < 0 ? daysInMonth + given + 1 : given);
  return number(from) <= daysInMonth && day >= number(from) && day <= number(to);
}

function within(ranges: readonly Range[] | undefined, value: number): boolean {
  return ranges?.some(({ from, to }) => value >= from && value <= to) ?? true;
}
