import type { Cut, Severity } from "../../../alerts/kit/index.ts";
import type { Color, Step, Thresholds } from "../thresholds.ts";
import type { Watched } from "./watch.ts";

const colors: Readonly<Record<Severity, Color>> = { critical: "red", warning: "orange", info: "blue" };
const fromWorst: readonly Severity[] = ["critical", "warning", "info"];

/**
 * Colours of values: that of the worst alert that fires with the value, else green.
 * Undefined where no alert tells its threshold.
 */
export function watchedColors(watches: readonly Watched[]): Thresholds | undefined {
  const told = watches.filter(({ values }) => values !== undefined);
  if (told.length === 0) return undefined;
  const places = told.flatMap(({ values = [] }) =>
    values.flatMap(({ from, to }) => [firstBeyond(from), firstBeyond(to)]),
  );
  const finite = [...new Set(places)].filter(Number.isFinite).sort((a, b) => a - b);
  const base = colorOf(told, Number.NEGATIVE_INFINITY);
  const steps = finite.map((from): Step => ({ from, color: colorOf(told, from) }));
  return { base, steps: steps.filter(({ color }, i) => color !== (steps[i - 1]?.color ?? base)) };
}

/** A line at each threshold, in the colour of the worst alert that has it, whichever side is bad. */
export function watchedLines(watches: readonly Watched[]): Thresholds | undefined {
  const lines = watches.flatMap(({ alert, values = [] }) =>
    values
      .flatMap(({ from, to }) => [from.at, to.at])
      .filter(Number.isFinite)
      .map((at) => ({ at, severity: alert.severity })),
  );
  if (lines.length === 0) return undefined;
  const byPlace = [...Map.groupBy(lines, ({ at }) => at)].sort(([a], [b]) => a - b);
  return { steps: byPlace.map(([from, some]) => ({ from, color: worst(some.map(({ severity }) => severity)) })) };
}

function colorOf(watches: readonly Watched[], value: number): Color {
  const firing = watches.filter(({ values = [] }) =>
    values.some(({ from, to }) => firstBeyond(from) <= value && value < firstBeyond(to)),
  );
  return worst(firing.map(({ alert }) => alert.severity));
}

function worst(severities: readonly Severity[]): Color {
  const severity = fromWorst.find((one) => severities.includes(one));
  return severity === undefined ? "green" : colors[severity];
}

/**
 * A step of Grafana's holds from its number on. Behind a limit that is itself well, it is therefore the next number
 * that can be written: with `> 0`, 0 must stay green.
 */
function firstBeyond({ at, after }: Cut): number {
  if (!after || !Number.isFinite(at)) return at;
  if (at === 0) return Number.MIN_VALUE;
  const bits = new BigInt64Array(new Float64Array([at]).buffer);
  bits[0] = (bits[0] as bigint) + (at > 0 ? 1n : -1n);
  return new Float64Array(bits.buffer)[0] as number;
}
