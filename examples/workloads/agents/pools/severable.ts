import { Socket } from "node:net";

/** A way to the database that can be cut as a network is: what is sent gets lost in between, and nobody is told. */
export interface SeverableWay {
  /** Makes the socket of a connection. */
  socket(): Socket;
  /** Cuts the way, or mends it: then what was held back goes on, as after retransmission. */
  cut(isCut: boolean): void;
}

export function createSeverableWay(): SeverableWay {
  const sockets = new Set<Socket>();
  let isSevered = false;
  const sever = (socket: Socket) => {
    socket.cork();
    socket.pause();
  };
  return {
    socket() {
      const socket = new Socket();
      sockets.add(socket);
      socket.once("close", () => sockets.delete(socket));
      // The protocol's parser starts to read when it is attached; that must not mend the way.
      socket.on("resume", () => {
        if (isSevered) socket.pause();
      });
      if (isSevered) sever(socket);
      return socket;
    },
    cut(isCut) {
      if (isCut === isSevered) return;
      isSevered = isCut;
      for (const socket of sockets) {
        if (isCut) sever(socket);
        else {
          socket.uncork();
          socket.resume();
        }
      }
    },
  };
}
