import { type DataFrame, type InterpolateFunction, LoadingState, type TimeRange } from "@grafana/data";
import { useEffect, useState } from "react";
import type { PanelJson } from "../dashboard/index.ts";
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
  /** Whether its queries are asked at all. */
  readonly asks: boolean;
  readonly range: TimeRange;
  readonly values: Values;
  readonly scrapeInterval: string;
  readonly maxDataPoints: number;
  readonly replaceVariables: InterpolateFunction;
}): PanelDataNow {
  const { panel, asks, range, values, scrapeInterval, maxDataPoints, replaceVariables } = options;
  const [now, setNow] = useState<PanelDataNow>(nothingYet);
  useEffect(() => {
    if (!asks) {
      setNow(nothingAsked);
      return;
    }
    const abort = new AbortController();
    setNow((before) => ({ ...before, state: "loading", loading: LoadingState.Loading }));
    const slow = setTimeout(() => setNow((before) => ({ ...before, state: "slow" })), slowAfterMs);
    const minInterval = panel.interval === undefined || panel.interval === "" ? undefined : panel.interval;
    const context = { range, values, scrapeInterval, maxDataPoints, minInterval, signal: abort.signal };
    void ended(panel, context, replaceVariables)
      .then((next) => {
        if (!abort.signal.aborted) setNow(next);
      })
      .finally(() => clearTimeout(slow));
    return () => {
      clearTimeout(slow);
      abort.abort();
    };
  }, [panel, asks, range, values, scrapeInterval, maxDataPoints, replaceVariables]);
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

async function ended(
  panel: PanelJson,
  context: Parameters<typeof runQueries>[1],
  replaceVariables: InterpolateFunction,
): Promise<PanelDataNow> {
  try {
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
