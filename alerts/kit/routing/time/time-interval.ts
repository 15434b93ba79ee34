import { parseSpan } from "./parse.ts";

export type Weekday = "sunday" | "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday";
export type Month =
  | "january"
  | "february"
  | "march"
  | "april"
  | "may"
  | "june"
  | "july"
  | "august"
  | "september"
  | "october"
  | "november"
  | "december";

/** A named time that routes mute by or are active in: the time is in it when one of its spans holds. */
export interface TimeInterval {
  readonly name: string;
  readonly spans: readonly TimeSpan[];
}

/** Every field that is given must hold; both ends of a range belong to it, except for times of day. */
export interface TimeSpan {
  /** `"09:00-17:00"`: from the first minute until before the second one, on one day; a day ends at `24:00`. Default: all day. */
  readonly times?: readonly `${number}:${number}-${number}:${number}`[];
  /** `"saturday"`, `"monday:friday"`; the week begins on Sunday and a range does not go over its end. */
  readonly weekdays?: readonly (Weekday | `${Weekday}:${Weekday}`)[];
  /** `1`, `"1:7"`, `"-3:-1"` for the last three days of the month. */
  readonly daysOfMonth?: readonly (number | `${number}:${number}`)[];
  readonly months?: readonly (Month | `${Month}:${Month}`)[];
  readonly years?: readonly (number | `${number}:${number}`)[];
  /** Zone of the IANA database, such as `Europe/Berlin`, that all of this is meant in. Default: UTC. */
  readonly location?: string;
}

/** Names a time; alerts outside of it, or in it, are kept quiet by the `activeDuring` or `muteDuring` of routes. */
export function timeInterval(name: string, ...spans: readonly TimeSpan[]): TimeInterval {
  return { name, spans };
}

/** One entry of Alertmanager's `time_intervals`. */
export function renderTimeInterval({ name, spans }: TimeInterval): object {
  return { name, time_intervals: spans.map(renderSpan) };
}

function renderSpan(span: TimeSpan): object {
  const { weekdays, daysOfMonth, months, years, location } = span;
  const times = parseSpan(span).times?.map(({ from, to }) => ({ start_time: clock(from), end_time: clock(to) }));
  return {
    ...(times === undefined ? {} : { times }),
    ...(weekdays === undefined ? {} : { weekdays }),
    ...(daysOfMonth === undefined ? {} : { days_of_month: daysOfMonth.map(String) }),
    ...(months === undefined ? {} : { months }),
    ...(years === undefined ? {} : { years: years.map(String) }),
    ...(location === undefined ? {} : { location }),
  };
}

function clock(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");
}
