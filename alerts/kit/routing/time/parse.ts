import type { Month, TimeSpan } from "./time-interval.ts";

/** Whole numbers from the one to the other; of times of day, minutes, the last one excluded. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A span in numbers; Sunday is 0, January is 1. A field that is absent holds always. */
export interface ParsedSpan {
  readonly times?: readonly Range[];
  readonly weekdays?: readonly Range[];
  readonly daysOfMonth?: readonly Range[];
  readonly months?: readonly Range[];
  readonly years?: readonly Range[];
  readonly location?: string;
}

export type SpanField = Exclude<keyof ParsedSpan, "location">;

export const spanFields: readonly SpanField[] = ["times", "weekdays", "daysOfMonth", "months", "years"];

/** Reads a span; what cannot be read is left out of it, {@link rangeFault} says what that is. */
export function parseSpan(span: TimeSpan): ParsedSpan {
  const fields = spanFields.flatMap((field) => {
    const given = span[field];
    return given === undefined ? [] : [[field, given.flatMap((one) => readRange(field, one) ?? [])] as const];
  });
  return { ...Object.fromEntries(fields), ...(span.location === undefined ? {} : { location: span.location }) };
}

/** What is wrong with one entry of a field, and what would be right; undefined for a good one. */
export function rangeFault(field: SpanField, given: string | number): string | undefined {
  const range = readRange(field, given);
  if (range === undefined) return `"${given}" is not a range of ${labels[field]}; allowed are ${allowed[field]}.`;
  const { from, to } = range;
  if (field === "times")
    return from < to
      ? undefined
      : `"${given}" ends before it begins; over midnight takes two: to 24:00 and from 00:00.`;
  if (field === "daysOfMonth") return dayFault(given, range);
  if (from <= to) return undefined;
  return `"${given}" ends before it begins; write it as two ranges.`;
}

/** As Alertmanager checks them, a month taken to have 28 days. */
function dayFault(given: string | number, { from, to }: Range): string | undefined {
  if ([from, to].some((day) => day === 0 || Math.abs(day) > 31))
    return `"${given}" has a day that no month has; allowed are ${allowed.daysOfMonth}.`;
  if (from < 0 && to > 0) return `"${given}" counts from the end and then from the beginning; write it as two ranges.`;
  const day = (number: number) => (number < 0 ? 28 + number : number);
  return day(from) <= day(to) ? undefined : `"${given}" ends before it begins.`;
}

const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
/** In their order. */
export const monthNames: readonly Month[] = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const months = ["", ...monthNames];

const labels: Readonly<Record<SpanField, string>> = {
  times: "times of day",
  weekdays: "weekdays",
  daysOfMonth: "days of the month",
  months: "months",
  years: "years",
};

const allowed: Readonly<Record<SpanField, string>> = {
  times: "times from 00:00 to 24:00, such as 09:00-17:00",
  weekdays: "sunday to saturday, alone or such as monday:friday",
  daysOfMonth: "1 to 31 or -31 to -1, alone or such as 1:7",
  months: "january to december, alone or such as june:august",
  years: "years of four digits, alone or such as 2030:2032",
};

function readRange(field: SpanField, given: string | number): Range | undefined {
  const parts = String(given).split(field === "times" ? "-" : ":");
  if (parts.length > 2 || (field === "times" && parts.length < 2)) return undefined;
  const [from, to] = parts.map((part) => readers[field](part));
  if (from === undefined) return undefined;
  if (parts.length === 1) return { from, to: from };
  return to === undefined ? undefined : { from, to };
}

const readers: Readonly<Record<SpanField, (text: string) => number | undefined>> = {
  times: (text) => {
    const [, hour, minute] = /^(?:([01]\d|2[0-3]):([0-5]\d)|(?:24:00))$/.exec(text) ?? [];
    if (text === "24:00") return 24 * 60;
    return hour === undefined ? undefined : Number(hour) * 60 + Number(minute);
  },
  weekdays: (text) => indexIn(weekdays, text),
  daysOfMonth: (text) => (/^-?\d{1,2}$/.test(text) ? Number(text) : undefined),
  months: (text) => (text === "" ? undefined : indexIn(months, text)),
  years: (text) => (/^\d{4}$/.test(text) ? Number(text) : undefined),
};

function indexIn(names: readonly string[], text: string): number | undefined {
  const index = names.indexOf(text);
  return index < 0 ? undefined : index;
}
