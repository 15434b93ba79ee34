import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ExecutionContext } from "ava";
import { grafanaAnswer } from "./grafana-behaviour.ts";

export interface GrafanaApi {
  readonly url: string;
  /** `<method> <path> <status>` of each request. */
  readonly requests: readonly string[];
  /** What its user admin must give now. */
  password(): string;
}

/** A server that behaves like Grafana; the first `startsAfter` requests find it starting. */
export async function grafanaApi(
  t: ExecutionContext,
  { password, startsAfter = 0 }: { readonly password: string; readonly startsAfter?: number },
): Promise<GrafanaApi> {
  const store = { password, readDataSources: () => undefined };
  const requests: string[] = [];
  const server = createServer(async (request, response) => {
    const name = `${request.method} ${request.url}`;
    const given = (await request.toArray()).join("");
    const [status, body] =
      requests.length < startsAfter
        ? [503, "starting"]
        : grafanaAnswer(store, name, request.headers.authorization, given);
    requests.push(`${name} ${status}`);
    response.writeHead(status).end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.teardown(() => server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, requests, password: () => store.password };
}
