import * as z from "zod";
import { monthNames, type TimeInterval, type TimeSpan } from "../time/index.ts";

const texts = z.array(z.coerce.string()).default([]);
const span = z.object({
  times: z.array(z.object({ start_time: z.string(), end_time: z.string() })).default([]),
  weekdays: texts,
  days_of_month: texts,
  months: texts,
  years: texts,
  location: z.string().optional(),
});

/** An entry of `time_intervals`, as Alertmanager takes it and as it prints it. */
export const timeIntervalEntry = z
  .object({ name: z.string(), time_intervals: z.array(span).default([]) })
  .transform(({ name, time_intervals: spans }): TimeInterval => ({ name, spans: spans.map(spanOf) }));

function spanOf({ times, weekdays, days_of_month: days, months, years, location }: z.output<typeof span>): TimeSpan {
  return {
    ...listed(
      "times",
      times.map(({ start_time: from, end_time: to }) => `${from}-${to}`),
    ),
    ...listed("weekdays", weekdays),
    ...listed("daysOfMonth", days.map(whole)),
    ...listed(
      "months",
      months.map((text) => text.split(":").map(monthOf).join(":")),
    ),
    ...listed("years", years.map(whole)),
    ...(location === undefined || location === "" || location === "UTC" ? {} : { location }),
  } as TimeSpan;
}

function listed<K extends string, V>(key: K, values: readonly V[]): Partial<Record<K, readonly V[]>> {
  return values.length === 0 ? {} : ({ [key]: values } as Partial<Record<K, readonly V[]>>);
}

/** `5`, as what is not a range is declared; both forms of a range of one are that. */
function whole(text: string): string | number {
  const [from, to = from] = text.split(":");
  return from === to ? Number(from) : text;
}

/** They may stand as numbers. */
function monthOf(text: string): string {
  return monthNames[Number(text) - 1] ?? text;
}
