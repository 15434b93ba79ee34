import { labelsKey, type SeenAlert, type Span } from "./observations.ts";
import type { Ask } from "./prometheus-api.ts";

export interface HistoryOptions {
  /** Label whose value is an episode's id. @default everything is of one episode, whose id is empty */
  readonly episodeLabel?: string;
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  /** Longest time between two evaluations that belong together, in milliseconds. */
  readonly gap: number;
}

interface Matrix {
  readonly result: readonly {
    readonly metric: Readonly<Record<string, string>>;
    readonly values: readonly (readonly [seconds: number, value: string])[];
  }[];
}

/** What the rules made between two moments: every sample of `ALERTS`, of which Prometheus writes one at each evaluation. */
export async function alertHistory(ask: Ask, options: HistoryOptions): Promise<readonly SeenAlert[]> {
  const { episodeLabel = none } = options;
  const series = await samplesOf(ask, episodeLabel === none ? "ALERTS" : `ALERTS{${episodeLabel}!=""}`, options);
  const byAlert = Map.groupBy(series, ({ metric: { alertstate: _state, ...labels } }) => labelsKey(labels));
  return [...byAlert.values()].map((states) => {
    const { [episodeLabel]: episode = "", alertstate: _state, __name__: _name, ...labels } = states[0]?.metric ?? {};
    const spans = states.flatMap(({ metric: { alertstate }, times }) =>
      spansOf(times, alertstate === "firing" ? "firing" : "pending", options.gap),
    );
    return { episode, labels, spans: spans.sort((a, b) => a.from - b.from) };
  });
}

/** When a series of each episode was stored; all series of an episode are stored together. */
export async function storedSamples(
  ask: Ask,
  selector: string,
  options: HistoryOptions,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const series = await samplesOf(ask, selector, options);
  const { episodeLabel = none } = options;
  return new Map(series.map(({ metric, times }) => [metric[episodeLabel] ?? "", times]));
}

/** No label is called so. */
const none = "";

async function samplesOf(ask: Ask, selector: string, { from, to }: HistoryOptions) {
  const { result } = await ask<Matrix>("query", {
    query: `${selector}[${Math.max(1, Math.ceil(to - from))}ms]`,
    time: (to / 1000).toFixed(3),
  });
  return result.map(({ metric, values }) => ({ metric, times: values.map(([seconds]) => Math.round(seconds * 1000)) }));
}

function spansOf(times: readonly number[], state: Span["state"], gap: number): Span[] {
  const spans: { state: Span["state"]; from: number; to: number }[] = [];
  for (const time of times) {
    const last = spans.at(-1);
    if (last !== undefined && time - last.to <= gap) last.to = time;
    else spans.push({ state, from: time, to: time });
  }
  return spans;
}
