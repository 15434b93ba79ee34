import type { Requests } from "../../../exporters/load-test/reading/index.ts";
import { shareOf } from "../../statistics/index.ts";
import { type Figures, figuresOf, quantileOfTime, type TimeName } from "./figures.ts";
import { countNoise, locustResolution, quantileInterval, standsOut } from "./noise.ts";

/** `unclear` where a figure says the opposite of the failures: what fails at once is fast. */
export type Verdict = "better" | "worse" | "noise" | "unclear";

/** How a figure changed. */
export interface Change {
  readonly figure: "rate" | "failed" | TimeName;
  readonly before: number;
  readonly after: number;
  /** After divided by before; absent where there was nothing before. */
  readonly ratio?: number;
  readonly verdict: Verdict;
}

export interface ChangeOptions {
  /** Changes below this share are called noise, however certain they are. */
  readonly tolerance: number;
  /** Whether times are rounded as Locust does it. */
  readonly rounded: boolean;
}

/** Every figure that both have and that says something about the system; the longest time is one request, so it is not among them. */
export function changesOf(before: Requests, after: Requests, options: ChangeOptions): Change[] {
  const [a, b] = [figuresOf(before), figuresOf(after)];
  const failed = failedChange(a, b, options);
  const opposite = { better: "worse", worse: "better", noise: undefined, unclear: undefined }[
    failed[0]?.verdict ?? "noise"
  ];
  const others = [...rateChange(a, b, options), ...timeChanges(before, after, options)];
  return [...failed, ...others.map((one): Change => (one.verdict === opposite ? { ...one, verdict: "unclear" } : one))];
}

function rateChange(a: Figures, b: Figures, { tolerance }: ChangeOptions): Change[] {
  const [before, after] = [a.perSecond, b.perSecond];
  if (before === undefined || after === undefined) return [];
  const isClear =
    Math.abs(after - before) > Math.hypot(before * countNoise(a.requests ?? 0), after * countNoise(b.requests ?? 0));
  return [change("rate", before, after, isClear && isBeyond(before, after, tolerance), after > before)];
}

function failedChange(a: Figures, b: Figures, { tolerance }: ChangeOptions): Change[] {
  if (a.failed === undefined || b.failed === undefined) return [];
  const [ofBefore, ofAfter] = [a, b].map(({ failures = 0, requests = 0 }) => {
    const { low = 0, high = 1 } = shareOf(Math.min(failures, requests), requests);
    return [low, high] as const;
  });
  if (ofBefore === undefined || ofAfter === undefined) return [];
  const isClear = standsOut(a.failed, b.failed, ofBefore, ofAfter);
  return [
    change("failed", a.failed, b.failed, isClear && isBeyond(a.failed, b.failed, tolerance), b.failed < a.failed),
  ];
}

function timeChanges(before: Requests, after: Requests, { tolerance, rounded }: ChangeOptions): Change[] {
  const [a, b] = [figuresOf(before), figuresOf(after)];
  const resolution = rounded ? locustResolution : () => 0;
  return judgedTimes.flatMap((figure) => {
    const [from, to] = [a.times[figure], b.times[figure]];
    const [ofBefore, ofAfter] = [before, after].map((one) => quantileInterval(one, quantileOfTime[figure], resolution));
    if (from === undefined || to === undefined) return [];
    const isClear = ofBefore !== undefined && ofAfter !== undefined && standsOut(from, to, ofBefore, ofAfter);
    return [change(figure, from, to, isClear && isBeyond(from, to, tolerance), to < from)];
  });
}

const judgedTimes = ["p50", "p95", "p99", "p99.9"] as const;

function isBeyond(before: number, after: number, tolerance: number): boolean {
  return before === 0 ? after > 0 : Math.abs(after / before - 1) > tolerance;
}

function change(figure: Change["figure"], before: number, after: number, isClear: boolean, isGood: boolean): Change {
  return {
    figure,
    before,
    after,
    ...(before > 0 && { ratio: after / before }),
    verdict: isClear ? (isGood ? "better" : "worse") : "noise",
  };
}
