import { dateTimeForTimeZone, type TimeRange } from "@grafana/data";
import type { Values } from "../variables/index.ts";

/** Grafana's variables for the ends of a range: milliseconds, or a date as the text asks for. */
export function rangeValues({ from, to }: TimeRange, timeZone: string): Values {
  const end = (ms: number) => ({
    value: String(ms),
    date: (pattern: string) => dateTimeForTimeZone(timeZone, ms).format(pattern),
  });
  return { __from: end(from.valueOf()), __to: end(to.valueOf()) };
}
