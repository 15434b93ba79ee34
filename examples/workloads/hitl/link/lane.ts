import type { Socket } from "node:net";
import type { Condition } from "./passage.ts";

/** One direction of a connection. */
export interface Lane {
  /** Sends what is due; for when the condition has changed. */
  pump(): void;
}

const most = 256 * 1024;

/** Passes on what comes from one socket to another, in order, as late as the condition wants it. */
export function createLane(from: Socket, to: Socket, condition: () => Condition): Lane {
  /** Pieces on their way; undefined is the end. */
  const waiting: { readonly piece: Buffer | undefined; readonly due: number }[] = [];
  let held = 0;
  let timer: NodeJS.Timeout | undefined;

  const take = (piece: Buffer | undefined) => {
    waiting.push({ piece, due: performance.now() + condition().delayMs });
    held += piece?.length ?? 0;
    if (held > most) from.pause();
    pump();
  };
  const pump = () => {
    clearTimeout(timer);
    timer = undefined;
    if (condition().state !== "up") return;
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      const early = next.due - performance.now();
      if (early > 0) {
        timer = setTimeout(pump, early).unref();
        return;
      }
      waiting.shift();
      held -= next.piece?.length ?? 0;
      if (next.piece === undefined) to.end();
      else if (!to.write(next.piece)) {
        from.pause();
        to.once("drain", () => from.resume());
      }
    }
    if (!to.writableNeedDrain) from.resume();
  };
  from.on("data", take);
  from.once("end", () => take(undefined));
  from.once("close", () => clearTimeout(timer));
  return { pump };
}
