import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { PassThrough } from "node:stream";
import test from "ava";
import {
  connectEngine,
  EngineError,
  type EngineEvent,
  followEvents,
  readDetails,
  readEngineAddress,
  readList,
  readStats,
} from "../../../exporters/containers/engine/index.ts";
import { recordingLog } from "../support/log.ts";
import { later } from "./support/later.ts";

const address = test.macro({
  exec: (t, text: string, expected: unknown) => t.deepEqual(readEngineAddress(text), expected as never),
  title: (_, text) => `the engine's address ${text}`,
});

test(address, "unix:///var/run/docker.sock", { kind: "unix", socketPath: "/var/run/docker.sock" });
test(address, "http://socket-proxy:2375", { kind: "http", protocol: "http:", host: "socket-proxy", port: 2375 });
test(address, "tcp://10.0.0.1", { kind: "http", protocol: "http:", host: "10.0.0.1", port: 2375 });
test(address, "https://[::1]:2376/", { kind: "http", protocol: "https:", host: "::1", port: 2376 });
for (const wrong of [
  "docker",
  "ssh://host",
  "http://",
  "http://host:0",
  "http://host:99999",
  "http://host/v1.41",
  "http://a@b",
])
  test(address, wrong, undefined);

test("a list has the container's own name, not those of links, and health from the words of its status", (t) => {
  const row = { Id: "a", Image: "i", ImageID: "sha256:1", State: "running", Labels: null, HostConfig: {} };
  const rows = readList([
    { ...row, Names: ["/other/alias", "/web"], Status: "Up 2 seconds (health: starting)" },
    { ...row, Names: ["/db"], Status: "Up 2 weeks (unhealthy)" },
    { ...row, Names: ["/plain"], Status: "Up 2 weeks" },
    { ...row, Names: ["/gone"], Status: "Exited (137) 2 hours ago", State: "exited" },
    { ...row, Names: null, Status: "" },
  ]);
  t.deepEqual(
    rows.map(({ name, health }) => [name, health]),
    [
      ["web", "starting"],
      ["db", "unhealthy"],
      ["plain", undefined],
      ["gone", undefined],
    ],
  );
  t.deepEqual(readList({ message: "no list" }), []);
});

test("what an engine leaves out of a list is empty", (t) => {
  t.deepEqual(readList([{ Id: "a", Names: ["/web/alias"] }]), [
    { id: "a", name: "web/alias", image: "", imageId: "", labels: {}, state: "", networkMode: "" },
  ]);
});

test("statistics of a container that has just ended are none", (t) => {
  const { usage, interfaces } = readStats(null);
  t.deepEqual([usage.cpu, usage.memory, usage.threads, interfaces], [{}, {}, undefined, []]);
});

test("details: limits as the kernel gets them, no start for what never started", (t) => {
  const details = readDetails({
    State: { Status: "created", StartedAt: "0001-01-01T00:00:00Z" },
    HostConfig: { NanoCpus: 5e8, MemorySwap: -1, PidsLimit: null, CgroupParent: "/shop" },
  });
  t.is(details.startedAt, undefined);
  t.is(details.exitCode, undefined);
  t.is(details.cgroupParent, "/shop");
  t.like(details.limits, {
    cpuQuota: 50_000,
    cpuPeriod: 100_000,
    memory: 0,
    memorySwap: 0,
    threads: 0,
    cpuShares: 1024,
  });
  t.is(readDetails({ State: { Status: "exited", ExitCode: 137, OOMKilled: true } }).exitCode, 137);
});

test("statistics of a cgroup v2 engine", (t) => {
  const { usage, interfaces } = readStats({
    cpu_stats: { cpu_usage: { total_usage: 2e9 }, throttling_data: { throttled_time: 5e8 } },
    memory_stats: { usage: 1000, stats: { inactive_file: 300, anon: 500, file: 400, file_mapped: 10 } },
    blkio_stats: {
      io_service_bytes_recursive: [
        { major: 8, minor: 0, op: "read", value: 4096 },
        { major: 8, minor: 0, op: "write", value: 0 },
      ],
      io_serviced_recursive: null,
    },
    networks: { eth1: { rx_bytes: 1 }, eth0: { tx_dropped: 2 } },
  });
  t.is(usage.cpu.total, 2);
  t.is(usage.cpu.throttled, 0.5);
  t.is(usage.memory.workingSet, 700);
  t.is(usage.memory.mappedFile, 10);
  t.is(usage.memory.swap, undefined);
  t.deepEqual([...usage.devices], [["8:0", { readBytes: 4096, writtenBytes: 0, reads: 0, writes: 0 }]]);
  const silent = { receivedBytes: 0, receivedPackets: 0, receiveErrors: 0, receivedDropped: 0 };
  const dumb = { sentBytes: 0, sentPackets: 0, sendErrors: 0, sentDropped: 0 };
  t.deepEqual(interfaces, [
    { name: "eth0", ...silent, ...dumb, sentDropped: 2 },
    { name: "eth1", ...silent, receivedBytes: 1, ...dumb },
  ]);
});

test("events: followed across pieces, and after a broken connection from the last one on", async (t) => {
  const { log, lines } = recordingLog();
  const asked: number[] = [];
  const connections = [stream(), stream()];
  const seen: EngineEvent[] = [];
  let gaps = 0;
  const following = followEvents({
    engine: {
      async events(since) {
        asked.push(since);
        const next = connections[asked.length - 1];
        if (next === undefined) throw new Error("refused");
        return next as never;
      },
    },
    log,
    onEvent: (event) => seen.push(event),
    onGap: () => {
      gaps += 1;
    },
    now: () => 5_000_900,
    pauseMs: 1,
  });
  t.teardown(() => following.close());
  const [first, second] = connections;
  first?.write('{"Action":"start","Actor":{"ID":"a"},"timeNano":7000000000}\n{"Act');
  first?.write('ion":"oom","Actor":{"ID":"b"},"timeNano":8000000000}\n');
  await later(() => seen.length === 2);
  t.true(following.connected());
  first?.destroy(new Error("reset"));
  second?.write('{"Action":"die","Actor":{"ID":"a"},"timeNano":9000000000}\n');
  await later(() => seen.length === 3);
  t.deepEqual(asked.slice(0, 2), [5000, 8.000001]);
  t.deepEqual(
    seen.map(({ id, action }) => `${id} ${action}`),
    ["a start", "b oom", "a die"],
  );
  t.is(gaps, 2);
  t.is(lines.filter((line) => line.includes("does not tell of changes")).length, 1);
});

/** A connection as Node's HTTP client gives it. */
function stream(): PassThrough & { socket?: { setKeepAlive(): void } } {
  return Object.assign(new PassThrough(), { socket: { setKeepAlive: () => {} } });
}

test("an engine's answers: gone is no failure of the engine, nothing is as good as gone, and a refusal keeps its words", async (t) => {
  const answers: Readonly<Record<string, readonly [number, string]>> = {
    gone: [404, '{"message":"No such container: gone"}'],
    empty: [200, ""],
    broken: [200, "{"],
    refused: [403, '{"message":"refused: this path is not let through"}'],
  };
  const server = createServer((asked, response) => {
    const [status, text] = answers[asked.url?.split("/")[2] ?? ""] ?? [200, "[]"];
    response.statusCode = status;
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const calls: string[] = [];
  const engine = connectEngine({
    address: { kind: "http", protocol: "http:", host: "127.0.0.1", port },
    parallel: 2,
    timeoutMs: 60_000,
    onCall: (call, outcome) => calls.push(`${call} ${outcome}`),
  });
  t.teardown(() => {
    engine.close();
    server.close();
  });
  const { signal } = new AbortController();
  const fault = async (id: string) => {
    const error = await t.throwsAsync(engine.stats(id, signal), { instanceOf: EngineError });
    return [error?.gone, error?.message];
  };
  t.deepEqual(await fault("gone"), [true, "the engine's stats: answered 404: No such container: gone"]);
  t.deepEqual(await fault("empty"), [true, "the engine's stats: gave nothing"]);
  t.is((await fault("broken"))[0], false);
  t.deepEqual(await fault("refused"), [
    false,
    "the engine's stats: answered 403: refused: this path is not let through",
  ]);
  t.deepEqual(await engine.list(true, signal), []);
  t.deepEqual(calls, ["stats failed", "stats failed", "stats failed", "stats failed", "list ok"]);
});
