import { milliseconds } from "./promql/index.ts";
import type { Shape } from "./shape.ts";

/** The value of a series at a moment, in milliseconds from the beginning of its scenario; undefined where it has none. */
export type Line = (ms: number) => number | undefined;

/** The value that shapes one after the other have at a moment; see {@link lineOf}, which is cheaper for many moments. */
export function valueAt(samples: readonly Shape[], ms: number): number | undefined {
  return lineOf(samples)(ms);
}

/**
 * Reads shapes one after the other as a line that has a value at every moment, not only at those of samples.
 * Where one shape ends the next one begins; the end of the last one still belongs to it, and behind it there is nothing.
 * @throws DefinitionError when a length of time is none.
 */
export function lineOf(samples: readonly Shape[]): Line {
  const pieces: Piece[] = [];
  let start = 0;
  for (const shape of samples) {
    const end = shape.lasts === undefined ? Number.POSITIVE_INFINITY : start + milliseconds(shape.lasts);
    pieces.push({ start, value: pieceLine(shape) });
    start = end;
  }
  const end = start;
  return (ms) => {
    if (ms > end) return undefined;
    const piece = pieces.findLast((one) => one.start <= ms);
    return piece?.value(ms - piece.start);
  };
}

interface Piece {
  readonly start: number;
  /** By the time since its own start. */
  readonly value: Line;
}

function pieceLine(shape: Shape): Line {
  switch (shape.shape) {
    case "constant":
      return () => shape.value;
    case "gap":
      return () => undefined;
    case "ramp": {
      const per = milliseconds(shape.per);
      return (elapsed) => shape.from + (shape.by * elapsed) / per;
    }
  }
}
