import type { Finding } from "../../../../problems/index.ts";
import type { Routing } from "../config.ts";
import { concern, fault } from "../fault.ts";
import { coverage } from "./coverage.ts";
import { knownLocation } from "./local-time.ts";
import { rangeFault, spanFields } from "./parse.ts";
import type { TimeInterval, TimeSpan } from "./time-interval.ts";

/** Time intervals: unique names, ranges and zones that are some, each with times in it and times outside of it. */
export function checkTimeIntervals({ timeIntervals = [] }: Routing): Finding[] {
  const names = timeIntervals.map(({ name }) => name);
  const repeated = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  return [
    ...repeated.map((name) => fault("duplicate-time-interval", pathOf(name), "two time intervals have this name.")),
    ...(names.some((name) => name.trim() === "")
      ? [fault("time-interval", "timeIntervals", "a time interval has no name.")]
      : []),
    ...timeIntervals.flatMap(checkInterval),
  ];
}

function checkInterval({ name, spans }: TimeInterval): Finding[] {
  const path = pathOf(name);
  const findings = spans.flatMap((span, index) =>
    checkSpan(span, spans.length > 1 ? `${path} › spans[${index}]` : path),
  );
  if (findings.length > 0) return findings;
  const covers = coverage(spans);
  if (covers === "sometimes") return [];
  const message =
    covers === "always"
      ? "holds at all times: whatever is muted by it is never told."
      : "holds at no time: whatever is active in it is never told.";
  return [
    fault("empty-time-interval", path, message, "Give times, weekdays, daysOfMonth, months or years that exist."),
  ];
}

function checkSpan(span: TimeSpan, path: string): Finding[] {
  const findings = spanFields.flatMap((field) => {
    const given = span[field];
    if (given === undefined) return [];
    const at = `${path} › ${field}`;
    if (given.length === 0)
      return [fault("time-interval", at, "is an empty list, which holds at no time.", "Leave it out.")];
    return given.flatMap((one) => {
      const message = rangeFault(field, one);
      return message === undefined ? [] : [fault("time-interval", at, message)];
    });
  });
  return [...findings, ...(span.location === undefined ? [] : checkLocation(span.location, `${path} › location`))];
}

function checkLocation(location: string, path: string): Finding[] {
  const known = knownLocation(location);
  if (known === true) return [];
  return [
    fault(
      "time-interval",
      path,
      `"${location}" is not a time zone; allowed are names of the IANA database, such as Europe/Berlin, and UTC.`,
      known.meant === undefined ? undefined : `Did you mean ${known.meant}?`,
    ),
  ];
}

/** Intervals that no route names. */
export function checkIntervalUse({ timeIntervals = [] }: Routing, used: readonly string[]): Finding[] {
  return timeIntervals
    .filter(({ name }) => !used.includes(name))
    .map(({ name }) => concern("unused-time-interval", pathOf(name), "no route names it."));
}

function pathOf(name: string): string {
  return `time interval "${name}"`;
}
