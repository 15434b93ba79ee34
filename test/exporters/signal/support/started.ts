import type { ExecutionContext } from "ava";
import { readSettings } from "../../../../exporters/kit/index.ts";
import {
  type PlayRequest,
  type PlayStatus,
  signal,
  signalSettings,
  startSignal,
} from "../../../../exporters/signal/index.ts";
import { recordingLog } from "../../support/log.ts";
import { type Answer, request } from "../../support/request.ts";

export interface StartedSignal {
  readonly url: string;
  readonly logLines: readonly string[];
  /** Plays it; the test fails when it is not taken. */
  play(play: PlayRequest): Promise<PlayStatus>;
  send(method: "PUT" | "DELETE" | "GET", path: string, body?: string): Promise<Answer>;
}

/** Starts a real signal on a free loopback port in this process; it stops with the test. */
export async function startedSignal(
  t: ExecutionContext,
  { now, flags = [] }: { readonly now?: () => number; readonly flags?: readonly string[] } = {},
): Promise<StartedSignal> {
  const { log, lines } = recordingLog();
  const settings = readSettings(signal, signalSettings, ["--web.listen-address=127.0.0.1:0", ...flags]);
  const server = await startSignal(settings, log, { ...(now && { now }) });
  t.teardown(() => server.stop(0));
  const send: StartedSignal["send"] = (method, path, body) =>
    request(`${server.url}${path}`, {
      method,
      ...(body !== undefined && { body, headers: { "content-type": "application/json" } }),
    });
  return {
    url: server.url,
    logLines: lines,
    send,
    async play(play) {
      const { status, text } = await send("PUT", "/api/v1/play", JSON.stringify(play));
      t.is(status, 200, text);
      return JSON.parse(text) as PlayStatus;
    },
  };
}
