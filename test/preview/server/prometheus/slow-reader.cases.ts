import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import test from "ava";
import { fastify } from "fastify";
import { Registry } from "prom-client";
import { createLogger } from "../../../../exporters/kit/index.ts";
import { addProxy } from "../../../../preview/server/prometheus/proxy.ts";
import { registerProxyMetrics } from "../../../../preview/server/prometheus/proxy-metrics.ts";
import { createTurns } from "../../../../preview/server/prometheus/turns.ts";

test("a browser that takes nothing of its answer is given up, and what was held for it is released", async (t) => {
  const released = Promise.withResolvers<void>();
  const parts = Array.from({ length: 1000 }, () => Buffer.alloc(64 * 1024, "x"));
  const app = fastify();
  addProxy(app, {
    prometheus: {
      ask: async () => ({ status: 200, parts, bytes: 1000 * 64 * 1024, gzip: false, release: released.resolve }),
      close: () => {},
    },
    turns: createTurns(() => 1),
    limits: () => ({ maxQueryBytes: 100, maxPoints: 1, timeoutMs: 1000 }),
    metrics: registerProxyMetrics(new Registry()),
    log: createLogger("error", { write: () => {} }),
    tell: () => {},
    slowestReadMs: 50,
  });
  await app.listen({ host: "127.0.0.1", port: 0 });
  t.teardown(() => app.close());
  const socket = connect((app.server.address() as AddressInfo).port, "127.0.0.1");
  t.teardown(() => socket.destroy());
  await once(socket, "connect");
  socket.on("error", () => {});
  socket.write("GET /api/prometheus/api/v1/labels HTTP/1.1\r\nHost: a\r\n\r\n");
  await released.promise;
  t.pass();
});
