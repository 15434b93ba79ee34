/** PromQL's functions of one value, by name; further numbers are the function's own. */
export const elementwise: {
  readonly [name: string]: ((value: number, ...given: readonly number[]) => number) | undefined;
} = {
  abs: Math.abs,
  ceil: Math.ceil,
  floor: Math.floor,
  exp: Math.exp,
  ln: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  sqrt: Math.sqrt,
  sgn: (value) => (value < 0 ? -1 : value > 0 ? 1 : value),
  // By the inverse, as Prometheus does: fewer digits are lost.
  round: (value, to = 1) => Math.floor(value * (1 / to) + 0.5) / (1 / to),
  clamp: (value, low = 0, high = 0) => Math.max(low, Math.min(high, value)),
  clamp_min: (value, low = 0) => Math.max(low, value),
  clamp_max: (value, high = 0) => Math.min(high, value),
  sort: (value) => value,
  sort_desc: (value) => value,
  minute: (value) => dateOf(value).getUTCMinutes(),
  hour: (value) => dateOf(value).getUTCHours(),
  day_of_week: (value) => dateOf(value).getUTCDay(),
  day_of_month: (value) => dateOf(value).getUTCDate(),
  day_of_year: (value) => 1 + Math.floor((dateOf(value).getTime() - startOfYear(value)) / 86_400_000),
  days_in_month: (value) =>
    new Date(Date.UTC(dateOf(value).getUTCFullYear(), dateOf(value).getUTCMonth() + 1, 0)).getUTCDate(),
  month: (value) => dateOf(value).getUTCMonth() + 1,
  year: (value) => dateOf(value).getUTCFullYear(),
};

/** Those that take the moment of evaluation when nothing is given. */
export const dateParts: ReadonlySet<string> = new Set([
  "minute",
  "hour",
  "day_of_week",
  "day_of_month",
  "day_of_year",
  "days_in_month",
  "month",
  "year",
]);

function dateOf(seconds: number): Date {
  return new Date(Math.trunc(seconds) * 1000);
}

function startOfYear(seconds: number): number {
  return Date.UTC(dateOf(seconds).getUTCFullYear(), 0, 1);
}
