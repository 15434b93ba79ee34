import { alert, eq, formatDuration, group, type RuleGroup } from "../../alerts/kit/index.ts";
import type { EpisodeRequest } from "../../exporters/signal/index.ts";
import { constant, type Duration, type Shape } from "../../metrics/kit/index.ts";
import { up } from "../../metrics/scrape.ts";
import type { FaultTime } from "./count.ts";
import type { Times } from "./times.ts";

/** The one alert of the kill matrix: critical, about a target that is down, as most that wake somebody are. */
export const probeAlert = "KillMatrixTargetDown";
const job = "kill-matrix";

/** The rules of a copy. */
export function probeRules({ for: hold }: Pick<Times, "for">): readonly RuleGroup[] {
  const rule = alert(probeAlert, {
    expr: eq(up.where({ job }), 0),
    for: duration(hold),
    severity: "critical",
    summary: "A target that is there to be down is down",
    action: "Nothing: it is played.",
    scenarios: [],
  });
  return [group("kill-matrix", { rules: [rule] })];
}

/** Something that goes wrong, and the alert that is to tell of it. */
export interface Probe {
  /** Episode of the signal. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly fault: FaultTime;
  /** Further labels of the series, for routes. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** The episode that plays a probe, in real time from `startAtMs` on; its series is there for an hour. */
export function episodeOf({ id, fault, labels = {} }: Probe, startAtMs: number): EpisodeRequest {
  const series = {
    metric: up.definition.name,
    labels: { job, instance: id, ...labels },
    samples: samplesOf(fault, startAtMs),
  };
  return { id, delayMs: 0, lastsMs: 3_600_000, series: [series] };
}

/** 1, 0 while the fault lasts, and 1 again. */
function samplesOf({ from, to }: FaultTime, startAtMs: number): readonly Shape[] {
  const before = Math.round(from - startAtMs);
  const during = to === undefined ? undefined : Math.round(to - from);
  return [
    ...(before > 0 ? [constant(1, duration(before))] : []),
    ...(during === undefined ? [constant(0)] : [constant(0, duration(during)), constant(1)]),
  ];
}

function duration(ms: number): Duration {
  return formatDuration(ms) as Duration;
}
