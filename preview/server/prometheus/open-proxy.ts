import type { FastifyInstance } from "fastify";
import type { Registry } from "prom-client";
import { followFile, type Logger } from "../../../exporters/kit/index.ts";
import { openPrometheus } from "./ask.ts";
import { openClientConfig, readClientConfig } from "./client-config.ts";
import { createOutageLog } from "./outage-log.ts";
import { addProxy } from "./proxy.ts";
import { registerProxyMetrics } from "./proxy-metrics.ts";
import { createTurns } from "./turns.ts";
import type { Limits } from "./verdict.ts";

/** Which Prometheus, and what may be asked of it. */
export interface ProxyPolicy extends Limits {
  /** Its address, without a slash at the end. */
  readonly url: string;
  readonly maxAnswerBytes: number;
  /** Bytes of answers that are held at once. */
  readonly maxHeldBytes: number;
  /** Questions at once. */
  readonly maxQueries: number;
}

/** The way to Prometheus. */
export interface Proxy {
  addRoutes(app: FastifyInstance): void;
  /** Brings the gauges up to date. */
  refresh(): void;
  close(): void;
}

/**
 * Opens the way to Prometheus; it need not be there yet. `policy` is asked for each question: it may change. `clientFile` holds password and TLS.
 * @throws DefinitionError when that file cannot be used
 */
export function openProxy(
  policy: () => ProxyPolicy,
  clientFile: string | undefined,
  { registry, log }: { readonly registry: Registry; readonly log: Logger },
): Proxy {
  const metrics = registerProxyMetrics(registry);
  const client =
    clientFile === undefined
      ? { current: () => openClientConfig }
      : followFile(clientFile, readClientConfig, ({ findings }) => {
          if (findings.length === 0) log.info("client configuration for Prometheus read");
          else
            log.error(
              { findings },
              "client configuration for Prometheus cannot be used, the last good one stays in force",
            );
        });
  const prometheus = openPrometheus(() => ({ ...policy(), client: client.current() }));
  const turns = createTurns(() => policy().maxQueries);
  return {
    addRoutes: (app) => addProxy(app, { prometheus, turns, limits: policy, metrics, log, tell: createOutageLog(log) }),
    refresh: () => metrics.refresh(turns),
    close: prometheus.close,
  };
}
