import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { ExecutionContext } from "ava";

/** What somebody sent. */
export interface Received {
  readonly path: string;
  readonly body: unknown;
}

export interface Answer {
  readonly status: number;
  readonly body?: string;
  readonly type?: string;
}

/** A server on the loopback that keeps what it is sent. */
export interface HttpReceiver {
  readonly url: string;
  readonly received: readonly Received[];
}

/** Starts one; `answer` decides by what came and how many came before on that path. Default: 200 with `{}`. */
export async function startHttpReceiver(
  t: ExecutionContext,
  answer: (received: Received, before: number) => Answer = () => ({
    status: 200,
    body: "{}",
    type: "application/json",
  }),
): Promise<HttpReceiver> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const one = { path: request.url ?? "", body: await bodyOf(request) };
    const before = received.filter(({ path }) => path === one.path).length;
    received.push(one);
    const { status, body = "", type = "text/plain" } = answer(one, before);
    response.writeHead(status, { "content-type": type }).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.teardown(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const sent = await text(request);
  try {
    return JSON.parse(sent);
  } catch {
    return sent;
  }
}
