import { type DataFrame, type InterpolateFunction, LoadingState, type TimeRange } from "@grafana/data";
import { useEffect, useRef, useState } from "react";
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
  /** When what is loading was asked; milliseconds since 1970. */
  readonly since: number;
  /** Of the last queries that ended, transformed; undefined before the first. */
  readonly frames: readonly DataFrame[] | undefined;
  /** What these frames answer: they are drawn over its range until there are others. */
  readonly answered?: PanelQuestion;
  readonly result: QueriesResult | undefined;
  readonly errors: readonly string[];
  /** What Prometheus remarks about its answers. */
  readonly warnings: readonly string[];
}

/** What a panel asks. */
export interface PanelQuestion {
  readonly panel: PanelJson;
  readonly kind: PanelKind;
  readonly range: TimeRange;
  readonly values: Values;
  readonly scrapeInterval: string;
  readonly maxDataPoints: number;
  readonly replaceVariables: InterpolateFunction;
}

const slowAfterMs = 3000;

/**
 * Asks a panel's queries again whenever what they depend on changes, and only while the panel is in view; what was shown stays until
 * the answer is there. A refresh waits for the answer to the same question: queries slower than the refresh end too.
 * @param question has to be the same object until something in it changes
 */
export function usePanelData(question: PanelQuestion, { inView }: { readonly inView: boolean }): PanelDataNow {
  const { drawsQueries, ask, askAgainMs } = question.kind;
  const asks = drawsQueries !== false || ask !== undefined;
  const [now, setNow] = useState<PanelDataNow>(nothingYet);
  const asked = useRef<PanelQuestion | undefined>(undefined);
  const running = useRef<AbortController | undefined>(undefined);
  const next = useRef<PanelQuestion | undefined>(undefined);
  const tick = useTick(askAgainMs);
  const askedTick = useRef(tick);
  useEffect(() => () => running.current?.abort(), []);
  useEffect(() => {
    if (!asks || !inView || (asked.current === question && askedTick.current === tick)) return;
    askedTick.current = tick;
    if (running.current !== undefined && asked.current !== undefined && isRefreshOf(asked.current, question)) {
      next.current = question;
      return;
    }
    start(question);
    function start(current: PanelQuestion): void {
      running.current?.abort();
      const abort = new AbortController();
      running.current = abort;
      asked.current = current;
      next.current = undefined;
      setNow((before) => ({ ...before, state: "loading", loading: LoadingState.Loading, since: Date.now() }));
      const slow = setTimeout(() => setNow((before) => ({ ...before, state: "slow" })), slowAfterMs);
      abort.signal.addEventListener("abort", () => clearTimeout(slow));
      void answer(current, abort.signal).then((found) => {
        if (abort.signal.aborted) return;
        clearTimeout(slow);
        running.current = undefined;
        setNow(found);
        if (next.current !== undefined) start(next.current);
      });
    }
  }, [question, asks, inView, tick]);
  return asks ? now : nothingAsked;
}

/** The same question, asked of a later moment. */
function isRefreshOf(before: PanelQuestion, after: PanelQuestion): boolean {
  const sameRange =
    String(before.range.raw.from) === String(after.range.raw.from) &&
    String(before.range.raw.to) === String(after.range.raw.to);
  return (
    sameRange &&
    before.panel === after.panel &&
    before.kind === after.kind &&
    before.maxDataPoints === after.maxDataPoints &&
    before.scrapeInterval === after.scrapeInterval &&
    JSON.stringify(timeless(before.values)) === JSON.stringify(timeless(after.values))
  );
}

/** Without the ends of the range, which every refresh moves. */
function timeless({ __from, __to, ...values }: Values): Values {
  return values;
}

const nothingYet: PanelDataNow = {
  state: "loading",
  loading: LoadingState.Loading,
  since: 0,
  frames: undefined,
  result: undefined,
  errors: [],
  warnings: [],
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

async function answer(question: PanelQuestion, signal: AbortSignal): Promise<PanelDataNow> {
  const { panel, kind, range, values, scrapeInterval, maxDataPoints, replaceVariables } = question;
  const minInterval = panel.interval === undefined || panel.interval === "" ? undefined : panel.interval;
  const settled = { since: 0, answered: question, result: undefined, warnings: [] };
  try {
    if (kind.ask !== undefined) return { ...nothingAsked, frames: await kind.ask(signal) };
    const context = { range, values, scrapeInterval, maxDataPoints, minInterval, signal };
    const result = await runQueries(panel, context);
    const frames = await transformed(result.frames, panel.transformations, replaceVariables);
    const failed = result.errors.length > 0;
    const empty = !frames.some(({ length }) => length > 0);
    return {
      ...settled,
      state: failed ? "error" : empty ? "nodata" : "done",
      loading: failed ? LoadingState.Error : LoadingState.Done,
      frames,
      result,
      errors: result.errors,
      warnings: result.warnings,
    };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { ...settled, state: "error", loading: LoadingState.Error, frames: [], errors: [words] };
  }
}
