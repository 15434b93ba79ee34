import type { Position } from "../../../../problems/index.ts";

/** A value of a rule, and where it was read. */
export interface Text {
  readonly value: string;
  /** Absent for what was defined in TypeScript. */
  readonly place?: Place;
}

/** Finds the place in a file of a stretch of a value that was read from it. */
export interface Place {
  readonly file: string;
  readonly line: number;
  position(from: number, to: number): Position;
}

/** A label or an annotation. */
export interface Field {
  readonly name: Text;
  readonly value: Text;
}

/** Worked out only when a finding is made of it; nothing where an excerpt would only repeat the message. */
export type Spot = () => Position | undefined;

/** A stretch of a text; all of it without bounds. */
export function within({ value, place }: Text, from = 0, to = value.length): Spot {
  return () => {
    if (place !== undefined) return place.position(from, to);
    return to - from === value.length ? undefined : printedPosition(value, from, to);
  };
}

/** The place in a text that stands in no file: its line is the excerpt. */
export function printedPosition(text: string, from: number, to: number): Position {
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const end = text.indexOf("\n", from);
  const excerpt = text.slice(start, end < 0 ? undefined : end);
  return { column: from - start + 1, length: Math.max(1, Math.min(to, start + excerpt.length) - from), excerpt };
}
