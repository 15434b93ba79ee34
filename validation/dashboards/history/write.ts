import type { MadeSeries } from "./made-series.ts";

export interface HistorySpan {
  /** Milliseconds since 1970. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Milliseconds between two scrapes. */
  readonly every: number;
}

/** A history in OpenMetrics, in pieces of some hours that follow one another: each becomes a block of its own. */
export function* historyPieces(series: readonly MadeSeries[], { fromMs, toMs, every }: HistorySpan): Generator<Buffer> {
  for (let from = fromMs; from < toMs; from += pieceMs) {
    const times: number[] = [];
    for (let at = from; at < Math.min(toMs, from + pieceMs); at += every) times.push(at);
    const chunks = series.map(({ text, valueAt }) =>
      Buffer.from(times.map((at) => `${text} ${valueAt((at - fromMs) / 1000)} ${at / 1000}\n`).join("")),
    );
    yield Buffer.concat([...chunks, Buffer.from("# EOF\n")]);
  }
}

/** Some ten megabytes of a thousand series. */
const pieceMs = 2 * 3_600_000;
