import { call } from "./call.ts";
import type { Scalar, Vector } from "./expression.ts";

/** The time of evaluation, in seconds since 1970 (UTC). */
export function time(): Scalar {
  return call("time");
}

/** The time of each sample, in seconds since 1970 (UTC). */
export function timestamp<L extends string>(expr: Vector<L>): Vector<L, "gauge"> {
  return call("timestamp", expr);
}

/** A part of the date that the values (seconds since 1970) mean, or of now when nothing is given; UTC. */
export interface DatePart {
  (): Vector<never, "gauge">;
  <L extends string>(expr: Vector<L>): Vector<L, "gauge">;
}

/** Minute of the hour, 0 to 59. */
export const minute = datePart("minute");

/** Hour of the day, 0 to 23. */
export const hour = datePart("hour");

/** Day of the week, 0 is Sunday. */
export const dayOfWeek = datePart("day_of_week");

/** Day of the month, 1 to 31. */
export const dayOfMonth = datePart("day_of_month");

/** Day of the year, 1 to 366. */
export const dayOfYear = datePart("day_of_year");

/** Number of days in the month, 28 to 31. */
export const daysInMonth = datePart("days_in_month");

/** Month, 1 is January. */
export const month = datePart("month");

/** Year. */
export const year = datePart("year");

function datePart(name: string): DatePart {
  return <L extends string>(expr?: Vector<L>) =>
    expr === undefined ? call<"instant", never, "gauge">(name) : call<"instant", never, "gauge">(name, expr);
}
