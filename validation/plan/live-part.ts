import { type Alert, type Evaluation, type Rule, type Scenario, seriesOf } from "../../alerts/kit/index.ts";
import { milliseconds, type Shape } from "../../metrics/kit/index.ts";
import { injectedBefore } from "./injection.ts";
import { staleReach } from "./stale-reach.ts";

/** The part of a scenario that is played; what was before it is back-filled. Virtual milliseconds. */
export interface LivePart {
  readonly from: number;
  readonly to: number;
}

export interface LivePartOptions {
  /** How the alert goes where every sample and evaluation is on time; absent where that cannot be worked out. */
  readonly evaluations: readonly Evaluation[] | undefined;
  /** The rules that are evaluated while it is played: the alert and the records that it reads. */
  readonly rules: readonly Rule[];
  /** When the scenario is over, and what fires at its last moment has had the time to be seen. */
  readonly end: number;
  /** What a part should not be longer than. */
  readonly longest: number;
  /** Whether the end of an alert may be left out where it comes too late for that. */
  readonly withoutEnd: boolean;
  /** Between two scrapes and two evaluations, together. */
  readonly spread: number;
}

/**
 * What has to be played of a scenario that takes longer than there is time for.
 *
 * It begins while nothing is active, since Prometheus has no state to begin with, and holds what there is to be seen: how an
 * alert becomes active, fires and is over, or of silence where the alert is pending for longest, else the last change of the
 * series. It is as long as it may be, and longer than that where what has to be seen is.
 */
export function livePart(alert: Alert, scenario: Scenario, options: LivePartOptions): LivePart {
  const { evaluations, rules, end, longest, withoutEnd, spread } = options;
  const whole = { from: 0, to: end };
  if (end <= longest || evaluations === undefined) return whole;
  const active = activeSpans(evaluations, end);
  const margin = 4 * spread;
  const core = coreOf(alert, scenario, { active, end, margin });
  const reach = Math.max(0, ...rules.map(({ expr }) => staleReach(expr.node)));
  const barred = [
    ...active.map((span) => ({ from: span.from - margin, to: span.to + quiet })),
    ...endsOf(scenario).map((at) => ({ from: at - margin, to: at + lookback + reach + quiet })),
  ];
  const latest = latestUpTo(core.from, barred);
  const needed = withoutEnd && core.to - latest > longest ? core.shown : core.to;
  const to = Math.min(end, Math.max(needed, latest + longest));
  return { from: Math.min(latest, earliestFrom(Math.max(0, to - longest), barred)), to };
}

/** Rules are evaluated on what is back-filled a little before the play begins: what was active then would be told of. */
export const quiet = milliseconds("10m");
/** OpenMetrics has no word for the end of a series: what ended is still seen for as long as Prometheus looks back. */
const lookback = milliseconds("5m");

interface Stretch {
  readonly from: number;
  readonly to: number;
}

interface Core extends Stretch {
  /** When the alert has shown; its end comes later. */
  readonly shown: number;
}

/** What has to be seen, with the time that it needs to be seen. */
function coreOf(
  alert: Alert,
  scenario: Scenario,
  { active, end, margin }: { readonly active: readonly Stretch[]; readonly end: number; readonly margin: number },
): Core {
  if (scenario.kind !== "silent") {
    const at = milliseconds(scenario.at);
    const span = active.find(({ from, to }) => from <= at && at < to);
    const over = scenario.kind === "fires" ? milliseconds(scenario.resolvedBy ?? "0s") : 0;
    return {
      from: Math.max(0, (span?.from ?? 0) - margin),
      to: Math.min(end, Math.max(at, over) + margin),
      shown: Math.min(end, at + margin),
    };
  }
  const longest = active.toSorted((a, b) => b.to - b.from - (a.to - a.from))[0];
  if (longest !== undefined) return silence(longest.from, longest.to);
  const held = milliseconds(alert.for ?? "0s");
  const change = injectedBefore(scenario, end - margin);
  const from = change > 0 ? change : end - held - margin;
  return silence(from, from + held);

  function silence(first: number, last: number): Core {
    const to = Math.min(end, last + margin);
    return { from: Math.max(0, first - margin), to, shown: to };
  }
}

/** Unbroken stretches in which anything of the alert is active, until the first evaluation at which nothing is. */
function activeSpans(evaluations: readonly Evaluation[], end: number): readonly Stretch[] {
  const spans: { from: number; to: number }[] = [];
  let open: { from: number; to: number } | undefined;
  for (const { time, active } of evaluations) {
    if (active.length === 0) {
      if (open !== undefined) open.to = time;
      open = undefined;
    } else if (open === undefined) {
      open = { from: time, to: end + 1 };
      spans.push(open);
    }
  }
  return spans;
}

/** The latest moment up to this one that is not barred; 0 never is. */
function latestUpTo(moment: number, barred: readonly Stretch[]): number {
  const hit = barred.find(({ from, to }) => from < moment && moment < to);
  return hit === undefined || moment <= 0 ? Math.max(0, moment) : latestUpTo(hit.from, barred);
}

/** The first moment from this one on that is not barred. */
function earliestFrom(moment: number, barred: readonly Stretch[]): number {
  const hit = barred.find(({ from, to }) => from < moment && moment < to);
  return hit === undefined || moment <= 0 ? moment : earliestFrom(hit.to, barred);
}

/** When series end: with their last shape, and where a gap begins. */
function endsOf(scenario: Scenario): readonly number[] {
  return [...new Set(seriesOf(scenario).flatMap(({ samples }) => endsIn(samples)))];
}

function endsIn(samples: readonly Shape[]): readonly number[] {
  const ends: number[] = [];
  let time = 0;
  for (const [index, { shape, lasts }] of samples.entries()) {
    const previous = samples[index - 1];
    if (shape === "gap" && previous !== undefined && previous.shape !== "gap") ends.push(time);
    if (lasts === undefined) return ends;
    time += milliseconds(lasts);
  }
  return samples.at(-1)?.shape === "gap" ? ends : [...ends, time];
}
