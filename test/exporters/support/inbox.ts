import type { ExecutionContext } from "ava";
import { inbox, inboxSettings, startInbox } from "../../../exporters/inbox/index.ts";
import { type RunningServer, readSettings } from "../../../exporters/kit/index.ts";
import { recordingLog } from "./log.ts";

export interface StartedInbox {
  readonly server: RunningServer;
  readonly logLines: readonly string[];
}

/** Starts a real inbox on a free loopback port in this process; it stops with the test. */
export async function startedInbox(
  t: ExecutionContext,
  folder: string,
  flags: readonly string[] = [],
  now?: () => number,
): Promise<StartedInbox> {
  const { log, lines } = recordingLog();
  const settings = readSettings(inbox, inboxSettings, [
    "--web.listen-address=127.0.0.1:0",
    `--data.dir=${folder}`,
    ...flags,
  ]);
  const server = await startInbox(settings, log, { ...(now && { now }) });
  let running = true;
  t.teardown(() => (running ? server.stop(0) : undefined));
  const stop: RunningServer["stop"] = (deadlineMs) => {
    running = false;
    return server.stop(deadlineMs);
  };
  return { server: { ...server, stop }, logLines: lines };
}
