import type { ExecutionContext } from "ava";
import { type Control, readSettings } from "../../../../exporters/kit/index.ts";
import {
  loadTest,
  loadTestSettings,
  type RunningLoadTest,
  startLoadTest,
} from "../../../../exporters/load-test/index.ts";
import type { Run } from "../../../../exporters/load-test/run/index.ts";
import { recordingLog } from "../../support/log.ts";

export interface StartedLoadTest {
  readonly server: RunningLoadTest;
  readonly lines: readonly string[];
  readonly settings: (...flags: readonly string[]) => Parameters<typeof startLoadTest>[0];
  post(path: string, body: string | Uint8Array, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  runs(): Promise<readonly Run[]>;
  /** The sample lines of `/metrics` that begin with this. */
  samples(start: string): Promise<readonly string[]>;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Starts the receiver on a free loopback port in this process; it stops with the test. */
export async function startedLoadTest(
  t: ExecutionContext,
  flags: readonly string[] = [],
  { now, control, targets }: { now?: () => number; control?: Control; targets?: object[] } = {},
): Promise<StartedLoadTest> {
  const settings = (...given: readonly string[]) => ({
    ...readSettings(loadTest, loadTestSettings, ["--web.listen-address=127.0.0.1:0", ...given]),
    ...(targets && { "locust.targets": targets as never }),
  });
  const { log, lines } = recordingLog();
  const server = await startLoadTest(settings(...flags), log, { ...(now && { now }), ...(control && { control }) });
  let running = true;
  t.teardown(() => (running ? server.stop(0) : undefined));
  const ask = async (path: string, init?: RequestInit) => {
    const answer = await fetch(`${server.url}${path}`, init);
    return { status: answer.status, body: await answer.text() };
  };
  return {
    server: {
      ...server,
      stop(deadlineMs) {
        running = false;
        return server.stop(deadlineMs);
      },
    },
    lines,
    settings,
    post: (path, body, headers = {}) => ask(path, { method: "POST", body: body as never, headers }),
    async runs() {
      return (JSON.parse((await ask("/api/v1/results")).body) as { runs: Run[] }).runs;
    },
    async samples(start) {
      const { body } = await ask("/metrics");
      return body.split("\n").filter((line) => line.startsWith(start));
    },
  };
}
