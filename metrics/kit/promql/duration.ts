import { DefinitionError } from "../../../problems/index.ts";

type Year = `${bigint}y`;
type Week = `${bigint}w`;
type Day = `${bigint}d`;
type Hour = `${bigint}h`;
type Minute = `${bigint}m`;
type Second = `${bigint}s`;
type Millisecond = `${bigint}ms`;
type Single = Year | Week | Day | Hour | Minute | Second | Millisecond;

/**
 * A length of time as Prometheus writes it: whole numbers with a unit, largest unit first, at most three of them
 * (`"5m"`, `"1h30m"`, `"1d12h30m"`). A day has 24 hours, a week 7 days, a year 365 days.
 */
export type Duration =
  | Single
  | `${Year}${Week | Day | Hour}`
  | `${Week}${Day | Hour}`
  | `${Day}${Hour | Minute | Second}`
  | `${Hour}${Minute | Second}`
  | `${Minute}${Second}`
  | `${Second}${Millisecond}`
  | `${Day}${Hour}${Minute}`
  | `${Hour}${Minute}${Second}`;

/** The ranges that Grafana fills in from the panel: of use in dashboards only, Prometheus refuses them in rules. */
export type GrafanaRange = "$__rate_interval" | "$__interval" | "$__range";

/** What may stand in brackets after a selector. */
export type Range = Duration | GrafanaRange;

const units = [
  ["y", 31_536_000_000],
  ["w", 604_800_000],
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1_000],
  ["ms", 1],
] as const;

const pattern = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;

/**
 * Reads a duration as milliseconds.
 * @throws DefinitionError when it is not one (negative, fraction, unknown unit, units out of order).
 */
export function milliseconds(duration: string): number {
  const match = pattern.exec(duration);
  if (match === null || duration === "") throw new DefinitionError([malformed(duration)]);
  return units.reduce((total, [, size], index) => total + Number(match[index + 1] ?? 0) * size, 0);
}

/** Reads a duration as seconds, fractions included. */
export function seconds(duration: string): number {
  return milliseconds(duration) / 1000;
}

/** Writes milliseconds as the shortest duration: `90_000` is `"1m30s"`, `0` is `"0s"`. */
export function formatDuration(total: number): string {
  if (!Number.isInteger(total) || total < 0) throw new DefinitionError([malformed(`${total} ms`)]);
  let rest = total;
  let text = "";
  for (const [unit, size] of units) {
    // Weeks and years only when nothing is left over: 40 days read better as 40d than as 5w5d.
    if ((unit === "y" || unit === "w") && rest % size !== 0) continue;
    const amount = Math.floor(rest / size);
    if (amount > 0) text += `${amount}${unit}`;
    rest %= size;
  }
  return text === "" ? "0s" : text;
}

/** Whether the text is one of Grafana's ranges. */
export function isGrafanaRange(text: string): text is GrafanaRange {
  return text === "$__rate_interval" || text === "$__interval" || text === "$__range";
}

function malformed(given: string) {
  return {
    check: "metrics/duration",
    severity: "error",
    path: `duration "${given}"`,
    message: "is not a duration: whole numbers with y, w, d, h, m, s or ms are, largest unit first",
    hint: 'Write it like "5m", "1h30m" or "250ms".',
  } as const;
}
