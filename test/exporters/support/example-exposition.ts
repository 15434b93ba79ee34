import { type FastifyInstance, fastify } from "fastify";
import { Counter, Gauge, Histogram, Registry } from "prom-client";
import { createExposition } from "../../../exporters/kit/exposition/index.ts";
import { type Family, familyWriter, labelText } from "../../../exporters/kit/index.ts";
import { counter, gauge, stateSet } from "../../../metrics/kit/index.ts";
import { familyOf, written } from "./families.ts";

/** A family of every kind, with everything in it that must be escaped. */
export const exampleFamilies: readonly Family[] = [
  written(
    gauge("test_lag_seconds", { help: 'Age, "as told"\nby the \\ log.', unit: "seconds", labels: ["group"] })
      .definition,
    [
      [{ group: "a" }, 1.5],
      [{ group: 'b"\\\n' }, 0],
    ],
  ),
  written(counter("test_received_bytes_total", { help: "Bytes received.", unit: "bytes" }).definition, [[{}, 12]]),
  written(counter("test_odd", { help: "A counter under an old name.", legacyName: true }).definition, [[{}, 3]]),
  states("test_state", "state"),
  states("test_mode", "test_mode"),
  familyOf("test_nothing", []),
];

/** A server that shows these families, and a few metrics of its own behind them. */
export function exampleServer(families: readonly Family[]): FastifyInstance {
  const registry = new Registry();
  new Counter({ name: "own_requests_total", help: "Requests.", labelNames: ["code"], registers: [registry] }).inc(
    { code: "200" },
    2,
  );
  new Counter({ name: "own_sent", help: "A counter under an old name.", registers: [registry] }).inc(4);
  new Gauge({ name: "own_open_connections", help: "Connections.", registers: [registry] }).set(1);
  new Histogram({ name: "own_duration_seconds", help: "Durations.", buckets: [0.1, 1], registers: [registry] }).observe(
    0.5,
  );
  const send = createExposition(registry, () => {});
  const app: FastifyInstance = fastify();
  app.get("/metrics", (request, reply) => send(families, request, reply));
  return app;
}

function states(name: string, stateLabel: string): Family {
  const set = stateSet(name, { help: "State.", labels: ["group"], states: ["Stable", "Empty"], stateLabel });
  const writer = familyWriter(set.definition);
  writer.addStates(labelText({ group: "a" }), "Stable");
  return writer.end();
}
