import { connect, type Socket } from "node:net";
import { createLane, type Lane } from "./lane.ts";

/** How a link behaves: what is sent on a partitioned one arrives when it is whole again, as with a real network. */
export interface Condition {
  readonly state: "up" | "down" | "partitioned";
  /** Added each way. */
  readonly delayMs: number;
}

/** One connection through a link. */
export interface Passage {
  set(condition: Condition): void;
}

/** Passes on what comes from a client, and back; `tell` hears why the other side cannot be reached, or that it was. */
export function carry(
  near: Socket,
  to: { readonly host: string; readonly port: number },
  first: Condition,
  tell: (fault: string | undefined) => void,
): Passage {
  let condition = first;
  let far: Socket | undefined;
  let lanes: readonly Lane[] = [];
  /** The other side has ended the connection; on a partitioned link nobody hears of it yet. */
  let isOver = false;

  const end = () => {
    isOver = true;
    if (condition.state === "up") near.destroy();
  };
  const dial = () => {
    const socket = connect({
      ...to,
      noDelay: true,
      keepAlive: true,
      keepAliveInitialDelay: 10_000,
      allowHalfOpen: true,
    });
    far = socket;
    socket.once("connect", () => tell(undefined));
    socket.on("error", (error: NodeJS.ErrnoException) => {
      if (socket.connecting || socket.remoteAddress === undefined) tell(error.message || error.code);
    });
    socket.once("close", end);
    lanes = [createLane(near, socket, () => condition), createLane(socket, near, () => condition)];
  };
  near.once("close", () => far?.destroy());
  // Who has given up waits for nothing; kept until the link is whole, every attempt would leave a connection.
  near.once("end", () => {
    if (condition.state === "partitioned") near.destroy();
  });
  if (condition.state === "up") dial();
  return {
    set(next) {
      condition = next;
      if (next.state === "down") near.resetAndDestroy();
      if (next.state !== "up") return;
      if (isOver) near.destroy();
      else if (far === undefined) dial();
      for (const lane of lanes) lane.pump();
    },
  };
}
