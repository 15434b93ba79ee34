import { DefinitionError } from "../../problems/index.ts";
import { type Duration, milliseconds } from "./promql/index.ts";
import { type Gap, gap, type Ramp, type Shape } from "./shape.ts";

/** A counter that grows by `by` every `per`; 0 stands still. */
export interface Growth {
  readonly by: number;
  readonly per: Duration;
  /** How long; until the end of the scenario when absent. */
  readonly lasts?: Duration;
  /** Where it stands when this begins, as a counter does that is born with its first events. @default where it stood, 0 at first */
  readonly from?: number;
}

/** The program starts again: the counter begins at zero. */
export interface Restart {
  readonly restart: true;
  /** How long the program is away. */
  readonly away?: Duration;
}

/** The program starts again, after having been away for a while when a time is given. */
export function restart(away?: Duration): Restart {
  return { restart: true, ...(away === undefined ? {} : { away }) };
}

/**
 * The samples of a counter, piece by piece: each goes on where the one before ended. In a gap it counts on unseen, as a
 * program does whose scrapes fail; before the first piece of growth there is nothing to count.
 *
 * `counting({ by: 4, per: "15s", lasts: "10m" }, gap("30s"), { by: 4, per: "15s", lasts: "5m" }, restart("1m"), { by: 4, per: "15s" })`
 * @throws DefinitionError when something follows a piece that lasts until the end.
 */
export function counting(...pieces: readonly (Growth | Gap | Restart)[]): Shape[] {
  const endless = pieces.findIndex((piece) => !("restart" in piece) && piece.lasts === undefined);
  if (endless >= 0 && endless < pieces.length - 1) throw unreachable(endless);
  let value = 0;
  let speed: Pick<Growth, "by" | "per"> = { by: 0, per: "1s" };
  return pieces.flatMap((piece): Shape[] => {
    if ("restart" in piece) {
      value = 0;
      speed = { by: 0, per: "1s" };
      return piece.away === undefined ? [] : [gap(piece.away)];
    }
    if (!("shape" in piece)) {
      speed = piece;
      value = piece.from ?? value;
    }
    const { lasts } = piece;
    const shape = "shape" in piece ? piece : rampOf(piece, value);
    if (lasts !== undefined) value += (speed.by * milliseconds(lasts)) / milliseconds(speed.per);
    return [shape];
  });
}

function rampOf({ by, per, lasts }: Growth, from: number): Ramp {
  return { shape: "ramp", from, by, per, ...(lasts === undefined ? {} : { lasts }) };
}

function unreachable(index: number): DefinitionError {
  return new DefinitionError([
    {
      check: "metrics/counting",
      severity: "error",
      path: `counting() piece ${index + 1}`,
      message: "lasts until the end, so nothing can follow it.",
      hint: 'Give it a length, like lasts: "5m".',
    },
  ]);
}
