import { readSettings } from "../../../../exporters/kit/index.ts";
import {
  type RunningSocketProxy,
  socketProxy,
  socketProxySettings,
  startSocketProxy,
} from "../../../../exporters/socket-proxy/index.ts";
import { recordingLog } from "../../support/log.ts";

/** The whole proxy on free ports; whoever starts it stops it. */
export interface RunningProxy extends RunningSocketProxy {
  /** Where the engine's API is offered. */
  readonly engineUrl: string;
  readonly lines: readonly string[];
}

export async function runProxy(
  flags: readonly string[] = [],
  { host = "127.0.0.1", socket = "/var/run/docker.sock" } = {},
): Promise<RunningProxy> {
  const settings = readSettings(socketProxy, socketProxySettings, [
    "--web.listen-address=127.0.0.1:0",
    `--proxy.listen-address=${host}:0`,
    `--engine.socket=${socket}`,
    ...flags,
  ]);
  const { log, lines } = recordingLog();
  const proxy = await startSocketProxy(settings, log);
  return { ...proxy, lines, engineUrl: `http://${host}:${proxy.enginePort}` };
}
