import type { ExecutionContext } from "ava";
import { Registry } from "prom-client";
import {
  type RunningServer,
  readSettings,
  type ServerOptions,
  startServer,
  webSettings,
} from "../../../exporters/kit/index.ts";
import { recordingLog } from "./log.ts";

export const probe = { name: "probe", description: "Looks & sees.", version: "1.2.3" };

/** Starts the common server on a free loopback port in this process; it stops with the test. */
export async function startedServer(
  t: ExecutionContext,
  options: Partial<ServerOptions> = {},
  flags: readonly string[] = [],
): Promise<RunningServer & { readonly lines: readonly string[] }> {
  const { log, lines } = recordingLog();
  const settings = readSettings(probe, webSettings({ port: 0 }), ["--web.listen-address=127.0.0.1:0", ...flags]);
  const server = await startServer({ program: probe, settings, log, registry: new Registry(), ...options });
  t.teardown(() => server.stop(0));
  return { ...server, lines };
}
