import type { MadeSeries } from "./made-series.ts";

export interface HistorySpan {
  /** Milliseconds since 1970. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Milliseconds between two scrapes. */
  readonly every: number;
  /** From this moment on there is a sample of each scrape; of what was before, of each fourth. Milliseconds since 1970. */
  readonly denseFromMs: number;
}

/** A history in OpenMetrics, in pieces of equal size that follow one another: each becomes a block of its own. */
export function* historyPieces(series: readonly MadeSeries[], span: HistorySpan): Generator<Buffer> {
  for (const times of timesOf(span)) {
    const chunks = series.map(({ text, valueAt }) =>
      Buffer.from(times.map((at) => `${text} ${valueAt((at - span.fromMs) / 1000)} ${at / 1000}\n`).join("")),
    );
    yield Buffer.concat([...chunks, Buffer.from("# EOF\n")]);
  }
}

/** The moments of the samples of each piece. */
function* timesOf({ fromMs, toMs, denseFromMs, every }: HistorySpan): Generator<readonly number[]> {
  let times: number[] = [];
  for (let at = fromMs; at < toMs; at += at < denseFromMs ? sparse * every : every) {
    times.push(at);
    if (times.length < samplesOfPiece) continue;
    yield times;
    times = [];
  }
  if (times.length > 0) yield times;
}

const sparse = 4;
/** Two hours of the usual scrapes: some ten megabytes of a thousand series. */
const samplesOfPiece = 480;
