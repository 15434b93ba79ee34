import { PassThrough } from "node:stream";
import type { ExecutionContext } from "ava";
import type { Engine } from "../../../../exporters/containers/engine/index.ts";
import { readDetails, readList, readStats } from "../../../../exporters/containers/engine/index.ts";
import { createWatch } from "../../../../exporters/containers/watch/index.ts";
import { createContext } from "../../../../exporters/kit/collection/context.ts";
import { snapshotBody } from "../../../../exporters/kit/exposition/snapshot-body.ts";
import { recordingLog } from "../../support/log.ts";
import { later } from "./later.ts";

/** A watch over containers that are made up: what it asks is written down. */
export interface ScriptedWatch {
  collect(): Promise<{ readonly text: string; readonly collectors: ReadonlyMap<string, boolean> }>;
  /** An event of the container of this name, which arrives before this returns. */
  tell(name: string, action: string): Promise<void>;
  readonly inspected: string[];
  readonly faults: Map<string, Error>;
  readonly statsFaults: Map<string, Error>;
  readonly listFault: { error?: Error };
  readonly clock: { ms: number };
  failure(): string | undefined;
}

interface Script {
  readonly containers: readonly string[];
  readonly wants?: (name: string) => boolean;
}

export function scriptedWatch(t: ExecutionContext, { containers, wants = () => true }: Script): ScriptedWatch {
  const inspected: string[] = [];
  const faults = new Map<string, Error>();
  const statsFaults = new Map<string, Error>();
  const listFault: { error?: Error } = {};
  const clock = { ms: 1_000_000 };
  const events = Object.assign(new PassThrough(), { socket: { setKeepAlive: () => {} } });
  const engine: Engine = {
    async list() {
      if (listFault.error !== undefined) throw listFault.error;
      return readList(containers.map(row));
    },
    async inspect(id) {
      const name = nameOf(id);
      inspected.push(name);
      const fault = faults.get(name);
      if (fault !== undefined) throw fault;
      return readDetails({ State: { Status: "running", StartedAt: "2026-01-01T00:00:00Z", Pid: 1 } });
    },
    async stats(id) {
      const fault = statsFaults.get(nameOf(id));
      if (fault !== undefined) throw fault;
      return readStats({ memory_stats: { usage: 1000 }, networks: { eth0: { rx_bytes: 5 } } });
    },
    events: async () => events as never,
    close: () => {},
  };
  const plan = {
    stopped: true,
    wants,
    labels: [],
    idLabel: false,
    parallel: 10,
    network: { enabled: true, intervalMs: 30_000 },
  };
  const { log } = recordingLog();
  const watch = createWatch(plan, { engine, log, now: () => clock.ms, wallClock: () => 1_700_000_000_000 });
  const connected = later(() => events.listenerCount("readable") + events.listenerCount("data") > 0);
  t.teardown(() => watch.close());
  return {
    inspected,
    faults,
    statsFaults,
    listFault,
    clock,
    failure: watch.failure,
    async tell(name, action) {
      await connected;
      events.write(`${JSON.stringify({ Action: action, Actor: { ID: idOf(name) }, timeNano: 1 })}\n`);
      await later(() => events.readableLength === 0);
      await new Promise((resolve) => setImmediate(resolve));
    },
    async collect() {
      await connected;
      const { context, outcomes } = createContext(
        clock.ms + 10_000,
        () => clock.ms,
        (levels) => levels[0]?.render() ?? [],
      );
      const families = await watch.collect(context);
      const text = Buffer.concat([...snapshotBody(families, "text").parts]).toString("utf8");
      const ended = [...outcomes(new Error("unfinished"))].map(
        ([name, outcome]) => [name, !("error" in outcome)] as const,
      );
      return { text, collectors: new Map(ended) };
    },
  };
}

function row(name: string) {
  return {
    Id: idOf(name),
    Names: [`/${name}`],
    Image: `image-${name}`,
    ImageID: `sha256:${name}`,
    Labels: {},
    State: "running",
    Status: "Up 1 second",
    HostConfig: { NetworkMode: "bridge" },
  };
}

function idOf(name: string): string {
  return Buffer.from(name).toString("hex").padStart(64, "0");
}

function nameOf(id: string): string {
  return Buffer.from(id.replace(/^(00)+/, ""), "hex").toString();
}
