import { connect } from "node:net";

/** Sends bytes as they are and returns what comes back until the other side ends, or is silent for a moment. */
export function raw(port: number, bytes: string | Buffer, silenceMs: number): Promise<string> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    const end = () => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(silenceMs, end);
    socket.on("data", (chunk) => {
      answer += chunk.toString("latin1");
    });
    socket.on("error", () => {});
    socket.on("close", end);
  });
}
