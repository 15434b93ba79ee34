import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ExecutionContext } from "ava";

/** A target whose metrics a test changes. */
export interface MetricsServer {
  /** `host:port`. */
  readonly address: string;
  /** What it answers; nothing but 503 when undefined. */
  text: string | undefined;
}

/** Serves metrics in the text format on a port of the loopback until the test ends. */
export async function metricsServer(t: ExecutionContext, text?: string): Promise<MetricsServer> {
  const served = { address: "", text };
  const server = createServer((_request, response) => {
    response.writeHead(served.text === undefined ? 503 : 200, { "content-type": "text/plain; version=0.0.4" });
    response.end(served.text);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.teardown(() => {
    server.close();
    server.closeAllConnections();
  });
  served.address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return served;
}
