import { type DataFrame, type InterpolateFunction, LoadingState, type TimeRange } from "@grafana/data";
import { useEffect, useState } from "react";
import type { PanelJson } from "../dashboard/index.ts";
import type { PanelKind } from "../panels/index.ts";
import type { Values } from "../variables/index.ts";
import { transformed } from "./panel-frames.ts";
import { type QueriesResult, runQueries } from "./run-queries.ts";

/** Where a panel stands: `slow` is loading for longer than three seconds. */
export type PanelState = "loading" | "slow" | "done" | "error" | "nodata";

export interface PanelDataNow {
  readonly state: PanelState;
  readonly loading: LoadingState;
  /** Of the last queries that ended, transformed; undefined before the first. */
  readonly frames: readonly DataFrame[] | undefined;
  readonly result: QueriesResult | undefined;
  readonly errors: readonly string[];
}

const slowAfterMs = 3000;

/** Asks a panel's queries again whenever what they depend on changes; what was shown stays until the answer is there. */
export function usePanelData(options: {
  readonly panel: PanelJson;
  readonly kind: PanelKind;
  readonly range: TimeRange;
  readonly values: Values;
  readonly scrapeInterval: string;
  readonly maxDataPoints: number;
  readonly replaceVariables: InterpolateFunction;
}): PanelDataNow {
  const { panel, kind, range, values, scrapeInterval, maxDataPoints, replaceVariables } = options;
  const [now, setNow] = useState<PanelDataNow>(nothingYet);
  const tick = useTick(kind.askAgainMs);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a tick is a reason to ask again
  useEffect(() => {
    if (kind.drawsQueries === false && kind.ask === undefined) {
      setNow(nothingAsked);
      return;
    }
    const abort = new AbortController();
    setNow((before) => ({ ...before, state: "loading", loading: LoadingState.Loading }));
    const slow = setTimeout(() => setNow((before) => ({ ...before, state: "slow" })), slowAfterMs);
    const minInterval = panel.interval === undefined || panel.interval === "" ? undefined : panel.interval;
    const context = { range, values, scrapeInterval, maxDataPoints, minInterval, signal: abort.signal };
    void ended(panel, kind, context, replaceVariables)
      .then((next) => {
        if (!abort.signal.aborted) setNow(next);
      })
      .finally(() => clearTimeout(slow));
    return () => {
      clearTimeout(slow);
      abort.abort();
    };
  }, [panel, kind, tick, range, values, scrapeInterval, maxDataPoints, replaceVariables]);
  return now;
}

const nothingYet: PanelDataNow = {
  state: "loading",
  loading: LoadingState.Loading,
  frames: undefined,
  result: undefined,
  errors: [],
};

const nothingAsked: PanelDataNow = { ...nothingYet, state: "done", loading: LoadingState.Done, frames: [] };

/** A number that grows every so many milliseconds while the page is looked at. */
function useTick(everyMs: number | undefined): number {
  const [tick, setTick] = useState(0);
  useEffect(() => {
    if (everyMs === undefined) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") setTick((before) => before + 1);
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return tick;
}

async function ended(
  panel: PanelJson,
  kind: PanelKind,
  context: Parameters<typeof runQueries>[1],
  replaceVariables: InterpolateFunction,
): Promise<PanelDataNow> {
  try {
    if (kind.ask !== undefined) return { ...nothingAsked, frames: await kind.ask(context.signal) };
    const result = await runQueries(panel, context);
    const frames = await transformed(result.frames, panel.transformations, replaceVariables);
    const failed = result.errors.length > 0;
    const empty = !frames.some(({ length }) => length > 0);
    return {
      state: failed ? "error" : empty ? "nodata" : "done",
      loading: failed ? LoadingState.Error : LoadingState.Done,
      frames,
      result,
      errors: result.errors,
    };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { state: "error", loading: LoadingState.Error, frames: [], result: undefined, errors: [words] };
  }
}
