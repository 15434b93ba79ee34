import * as z from "zod";
import { name, text } from "./leaves.ts";
import { section } from "./section.ts";

const intervals = () => z.array(name(), "a list of names of sightline:timeIntervals").min(1, "at least one name");

/** Sends alerts with these labels to a receiver other than the default one, which gets only what no route takes. */
export const route = section({
  receiver: name(),
  /** Label values that must all be equal, for example `{severity: critical}`. */
  match: z.record(
    z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/, "a label name"),
    text("a label value"),
    "label values, such as {severity: critical}",
  ),
  /** Later routes may take the alert too; default false. */
  continue: z.boolean("true or false").default(false),
  /** Time intervals in which nothing is told. */
  muteDuring: intervals().optional(),
  /** Time intervals outside of which nothing is told. */
  activeDuring: intervals().optional(),
});

/** Who is told of alerts of each priority, and of those without one by their severity; behind the routes. */
export const priorities = section({
  P0: name(),
  P1: name(),
  P2: name(),
  P3: name(),
  /** Time interval in which P2 is told; default: at all times. */
  workingHours: name().optional(),
});

const range = (pattern: RegExp, what: string) => z.array(z.string(what).regex(pattern, what), `a list of ${what}`);
const weekday = "(sunday|monday|tuesday|wednesday|thursday|friday|saturday)";
const month = "(january|february|march|april|may|june|july|august|september|october|november|december)";
const numbers = (pattern: RegExp, what: string) =>
  z.array(z.union([z.int(what), z.string(what).regex(pattern, what)], what), `a list of ${what}`);

/** A part of a time interval; every field that is given must hold. Whether its ranges make sense the routing checks say. */
const span = section({
  /** From the first minute until before the second one; a day ends at 24:00. */
  times: range(/^\d\d:\d\d-\d\d:\d\d$/, "times of day, such as 09:00-17:00").optional(),
  weekdays: range(new RegExp(`^${weekday}(:${weekday})?$`), "weekdays, such as saturday or monday:friday").optional(),
  /** Negative numbers count from the end of the month. */
  daysOfMonth: numbers(/^-?\d+(:-?\d+)?$/, "days of the month, such as 1, 1:7 or -1").optional(),
  months: range(new RegExp(`^${month}(:${month})?$`), "months, such as december or june:august").optional(),
  years: numbers(/^\d{4}(:\d{4})?$/, "years, such as 2030 or 2030:2032").optional(),
  /** Zone that these are meant in; default UTC. */
  location: text("a time zone, such as Europe/Berlin").optional(),
});

/** A time that routes name: one or several spans. */
export const timeInterval = z
  .array(span, "a list of spans, such as [{weekdays: [monday:friday], times: [09:00-17:00]}]")
  .min(1, "a list of at least one span");
