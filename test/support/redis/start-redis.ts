import { once } from "node:events";
import { connect } from "node:net";
import { type Server, startServer } from "../containers/index.ts";

export interface Redis extends Server {
  /** `redis://127.0.0.1:port`. */
  readonly url: string;
}

/**
 * Starts a real Redis on a port of the loopback and waits until it answers; it keeps nothing over a restart unless the
 * arguments say otherwise. Whoever starts it removes it: `t.teardown(() => redis.remove())`.
 */
export async function startRedis(
  options: {
    /** Of `redis-server`. @default ["--save", ""] */
    readonly arguments?: readonly string[];
  } = {},
): Promise<Redis> {
  const server = await startServer({
    image: "redis",
    user: 999,
    port: 6379,
    data: "/data",
    arguments: ["redis-server", ...(options.arguments ?? ["--save", ""])],
    ask: ping,
  });
  return { ...server, url: `redis://127.0.0.1:${server.port}` };
}

async function ping(port: number): Promise<void> {
  const socket = connect({ host: "127.0.0.1", port, timeout: 5000 });
  socket.on("timeout", () => socket.destroy(new Error("no answer within 5 seconds")));
  try {
    socket.write("PING\r\n");
    // The engine takes connections before the server does, and ends them without an answer.
    const ended = new AbortController();
    socket.once("close", () => ended.abort());
    const [answer] = (await once(socket, "data", { signal: ended.signal })) as [Buffer];
    if (!answer.toString().startsWith("+PONG")) throw new Error(`it answered ${answer}`);
  } finally {
    socket.destroy();
  }
}
