import { fileURLToPath } from "node:url";
import type { ExecutionContext } from "ava";
import type { Channel } from "../../../../examples/workloads/chat4all/kafka/index.ts";
import { temporaryFolder } from "../../../exporters/support/folder.ts";
import { type RunningProgram, startProgram } from "./program.ts";

const listen = "--web.listen-address=127.0.0.1:0";
const sessionTimeout = "--kafka.session-timeout=6s";

export function startChannelApi(t: ExecutionContext, flags: readonly string[] = []): Promise<RunningProgram> {
  return startNode(t, "channel-api", [listen, "--latency.median=5ms", "--latency.p99=20ms", ...flags]);
}

export function startRouter(t: ExecutionContext, broker: string): Promise<RunningProgram> {
  return startNode(t, "router-worker", [listen, `--kafka.brokers=${broker}`, sessionTimeout]);
}

export interface ConnectorStart {
  readonly channel: Channel;
  readonly broker: string;
  readonly channelApi: string;
  /** @default a folder that goes with the test */
  readonly journal?: string;
}

export function startConnector(
  t: ExecutionContext,
  { channel, broker, channelApi, journal = temporaryFolder(t) }: ConnectorStart,
): Promise<RunningProgram> {
  return startNode(t, "connector", [
    listen,
    `--channel=${channel}`,
    `--kafka.brokers=${broker}`,
    sessionTimeout,
    `--channel-api.url=${channelApi}`,
    "--channel-api.timeout=1s",
    "--breaker.open=1s",
    `--journal.dir=${journal}`,
  ]);
}

function startNode(t: ExecutionContext, name: string, flags: readonly string[]): Promise<RunningProgram> {
  const main = new URL(`../../../../examples/workloads/chat4all/${name}/main.ts`, import.meta.url);
  return startProgram(t, process.execPath, [fileURLToPath(main), name, ...flags]);
}
