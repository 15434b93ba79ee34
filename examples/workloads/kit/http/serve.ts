import type { AddressInfo } from "node:net";
import { type FastifyInstance, fastify } from "fastify";
import type { ListenAddress, Logger } from "../../../../exporters/kit/index.ts";

export interface PlainServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** A server without metrics, for programs that have none: `/-/healthy` and what `routes` adds. */
export async function serve(
  { host, port }: ListenAddress,
  log: Logger,
  routes: (app: FastifyInstance) => void,
): Promise<PlainServer> {
  const app: FastifyInstance = fastify({ forceCloseConnections: "idle" });
  app.get("/-/healthy", async () => "Healthy.\n");
  routes(app);
  await app.listen({ port, host: host ?? "0.0.0.0" });
  const { port: bound } = app.server.address() as AddressInfo;
  log.info({ port: bound }, "listening");
  return { port: bound, stop: () => app.close() };
}
