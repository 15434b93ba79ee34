import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ExecutionContext } from "ava";

/** A server under load on a free loopback port: every fourth decision fails. It stops with the test. */
export async function startTarget(t: ExecutionContext): Promise<string> {
  const server = createServer((request, response) => {
    const decision = /^\/decisions\/(\d+)$/.exec(request.url ?? "")?.[1];
    const slow = request.url?.includes("page=2") ? 20 : 2;
    request.resume();
    setTimeout(() => {
      response.statusCode = decision !== undefined && Number(decision) % 4 === 0 ? 500 : 200;
      response.end('{"ok":true}');
    }, slow);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.teardown(async () => {
    server.closeAllConnections();
    await once(server.close(), "close");
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
