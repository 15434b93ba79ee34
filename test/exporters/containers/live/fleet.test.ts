import { createServer, type Server } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import test, { type ExecutionContext } from "ava";
import type Docker from "dockerode";
import { type Exposed, type RunningExporter, runExporter } from "../support/exporter.ts";
import { type RunningProxy, runProxy } from "../support/proxy.ts";
import { type Fleet, openFleet, type Wanted } from "./support/fleet.ts";
import { seenOf } from "./support/own-eyes.ts";

const size = 200;
const sent = 3_000_000;

let fleet: Fleet;
let proxy: RunningProxy;
let exporter: RunningExporter;
let sender: Server;
let started: ReadonlyMap<string, Docker.Container>;
const named = (name: string) => ({ name: `${fleet.prefix}-${name}` });
const container = (name: string): Docker.Container => {
  const found = started.get(name);
  if (found === undefined) throw new Error(`no container ${name}`);
  return found;
};

test.before("200 containers, the proxy before the engine, the exporter behind it", async () => {
  fleet = await openFleet();
  proxy = await runProxy();
  exporter = await runExporter(proxy.engineUrl);
  const { name: network, gateway } = await fleet.network();
  sender = createServer((socket) => socket.on("error", () => {}).end(Buffer.alloc(sent)));
  await new Promise<void>((resolve) => sender.listen(0, gateway, resolve));
  const { port } = sender.address() as { port: number };
  const special = specialContainers(network, `${gateway}/${port}`);
  const plain = Array.from({ length: size - special.length }, (_, index) => ({ name: `plain-${index}`, script: idle }));
  const wanted: readonly Wanted[] = [...special, ...plain];
  const made = await fleet.start(wanted);
  started = new Map(wanted.map(({ name }, index) => [name, made[index] as Docker.Container]));
});

test.after.always("nothing is left", async () => {
  await exporter?.server.stop(0);
  await proxy?.stop(0);
  sender?.close();
  await fleet?.removeAll();
});

const idle = "exec sleep 100000";

const busyFromTo = (from: string, to: string) =>
  `while [ ! -e ${from} ]; do sleep 0.2; done; while [ ! -e ${to} ]; do :; done`;

function specialContainers(network: string, address: string): readonly Wanted[] {
  return [
    { name: "busy", script: `${busyFromTo("/tmp/busy", "/tmp/rest")}; ${idle}`, more: { NanoCpus: 5e7 } },
    { name: "hoarder", script: `head -c 9000000 /dev/zero > /dev/shm/hoard; ${idle}`, memory: 32 },
    { name: "reader", script: `exec 3<>/dev/tcp/${address}; head -c ${sent} <&3 > /dev/null; ${idle}`, network },
    { name: "labelled", script: idle, labels: { "com.docker.compose.project": "shop", "secret.token": "hunter2" } },
    {
      name: "failing",
      script: "sleep 2; exit 3",
      more: { RestartPolicy: { Name: "on-failure", MaximumRetryCount: 2 } },
    },
    { name: "greedy", script: `while [ ! -e /tmp/go ]; do sleep 0.2; done; tail /dev/zero; tail /dev/zero; ${idle}` },
    { name: "victim", script: "sleep 1; exec tail /dev/zero" },
    { name: "patient", script: idle, health: "[ ! -e /tmp/ill ]" },
    { name: "short", script: idle },
    { name: "replaced", script: idle },
  ];
}

test.serial("every container is in the metrics after one scrape", async (t) => {
  const exposed = await exporter.scrape();
  const running = exposed.series("container_cpu_usage_seconds_total").filter(({ labels }) => isOurs(labels.name));
  const listed = exposed.series("container_state", { state: "running" }).filter(({ labels }) => isOurs(labels.name));
  t.is(listed.length, size);
  // The two that end by themselves may just not run.
  t.true(running.length >= size - 2, `${running.length}`);
  t.is(exposed.value("container_collector_success", { collector: "list" }), 1);
  t.is(exposed.value("container_collector_success", { collector: "cgroup" }), 1);
  t.is(exposed.series("container_values_unknown", { values: "details" }).length, 0);
});

test.serial("what a container uses is what the engine and the kernel's files say", async (t) => {
  // A twentieth of a processor: on a crowded machine, too, it gets as much as it may have.
  await run(container("busy"), ": > /tmp/busy");
  await until(t, "the busy one was throttled", async () => {
    const exposed = await exporter.scrape();
    return (exposed.value("container_cpu_cfs_throttled_periods_total", named("busy")) ?? 0) > 0;
  });
  await run(container("busy"), ": > /tmp/rest");
  await until(t, "the workers rest", async () => {
    const { Processes } = (await container("busy").top({ ps_args: "-o pid,comm" })) as { Processes: string[][] };
    const exposed = await exporter.scrape();
    return (
      Processes.flat().includes("sleep") &&
      (exposed.value("container_memory_working_set_bytes", named("hoarder")) ?? 0) > 9_000_000 &&
      (exposed.value("container_network_receive_bytes_total", named("reader")) ?? 0) > sent
    );
  });
  for (const name of ["busy", "hoarder", "reader", "plain-0", "plain-77", "plain-189"]) {
    const { State } = await container(name).inspect();
    const before = seenOf(State.Pid);
    const scrape = await exporter.scrape();
    const stats = (await container(name).stats({ stream: false, "one-shot": true } as never)) as unknown as EngineStats;
    const after = seenOf(State.Pid);
    const value = (metric: string) => scrape.value(metric, named(name));
    // The kernel gives and takes pages at any time, so what it said before and after counts.
    near(t, value("container_cpu_usage_seconds_total"), [before.cpu, after.cpu], `${name} cpu`);
    near(t, stats.cpu_stats.cpu_usage.total_usage / 1e9, [before.cpu, after.cpu], `${name} cpu, as the engine says`);
    near(t, value("container_memory_usage_bytes"), [before.usage, after.usage], `${name} memory`);
    near(t, stats.memory_stats.usage, [before.usage, after.usage], `${name} memory, as the engine says`);
    near(t, value("container_memory_working_set_bytes"), [before.workingSet, after.workingSet], `${name} working set`);
    t.is(value("container_threads"), before.threads, name);
    t.is(value("container_threads"), stats.pids_stats.current, name);
    t.is(value("container_start_time_seconds"), Date.parse(State.StartedAt) / 1000);
  }
  const exposed = await exporter.scrape();
  t.is(exposed.value("container_spec_memory_limit_bytes", named("hoarder")), 32 * 1024 * 1024);
  t.is(exposed.value("container_spec_cpu_quota", named("busy")), 5_000);
  const stats = (await container("reader").stats({
    stream: false,
    "one-shot": true,
  } as never)) as unknown as EngineStats;
  near(
    t,
    exposed.value("container_network_receive_bytes_total", { ...named("reader"), interface: "eth0" }),
    [stats.networks.eth0.rx_bytes],
    "rx",
  );
  near(
    t,
    exposed.value("container_network_transmit_packets_total", named("reader")),
    [stats.networks.eth0.tx_packets],
    "tx",
  );
});

test.serial("without the kernel's files the engine says the same of all of them", async (t) => {
  const remote = await runExporter(proxy.engineUrl, [
    "--cgroup.enabled=false",
    "--collection.timeout=2m",
    "--engine.timeout=1m",
  ]);
  t.teardown(() => remote.server.stop(0));
  // Asking 200 containers one by one takes a while, in which the kernel gives and takes pages: read before and after.
  const [before, far, after] = [await exporter.scrape(), await remote.scrape(), await exporter.scrape()];
  t.is(far.value("container_sources", { source: "cgroup_v1" }), 0);
  const both = far
    .series("container_memory_usage_bytes")
    .filter(({ labels }) => labels.name?.startsWith(`${fleet.prefix}-plain`));
  t.is(both.length, size - specialContainers("", "").length);
  for (const { labels, value } of both) {
    const { name = "" } = labels;
    const own = [before, after].map((scrape) => scrape.value("container_memory_usage_bytes", { name }) ?? 0);
    near(t, value, own, name);
  }
  t.true((far.value("container_reading_age_seconds", { ...named("plain-3"), values: "usage" }) ?? 99) < 60);
});

test.serial("labels are told by allow-list, and the proxy keeps the others to itself", async (t) => {
  const exposed = await exporter.scrape();
  const [sample] = exposed.series("container_info", named("labelled"));
  t.is(sample?.labels.container_label_com_docker_compose_project, "shop");
  t.false(exposed.text.includes("hunter2"));
  const everything = await (await fetch(`${proxy.engineUrl}/containers/json?all=1`)).text();
  t.true(everything.includes("shop"));
  t.false(everything.includes("hunter2"));
});

test.serial("restarts by the policy are counted, and an end has its exit code", async (t) => {
  await until(
    t,
    "it was given up",
    async () => (await exporter.scrape()).value("container_exit_code", named("failing")) === 3,
  );
  const exposed = await exporter.scrape();
  t.is(exposed.value("container_restarts_total", named("failing")), 2);
  t.is(exposed.value("container_state", { ...named("failing"), state: "exited" }), 1);
  t.is(exposed.value("container_last_seen", named("failing")), undefined);
});

test.serial("a restart by hand shows in the start time", async (t) => {
  const before = (await exporter.scrape()).value("container_start_time_seconds", named("short"));
  await container("short").restart({ t: 0 });
  await until(t, "it has started anew", async () => {
    const now = (await exporter.scrape()).value("container_start_time_seconds", named("short"));
    return now !== undefined && now > (before ?? 0);
  });
  t.is((await exporter.scrape()).value("container_restarts_total", named("short")), 0);
});

test.serial("kills for memory are counted, of the first process and of others", async (t) => {
  await until(
    t,
    "the victim was killed",
    async () => (await exporter.scrape()).value("container_exit_code", named("victim")) === 137,
  );
  await run(container("greedy"), ": > /tmp/go");
  await until(
    t,
    "two were killed",
    async () => ((await exporter.scrape()).value("container_oom_events_total", named("greedy")) ?? 0) >= 2,
  );
  const exposed = await exporter.scrape();
  t.is(exposed.value("container_oom_events_total", named("greedy")), 2);
  t.is(exposed.value("container_oom_events_total", named("victim")), 1);
  t.is(exposed.value("container_oom_events_total", named("plain-1")), 0);
});

test.serial("health is followed", async (t) => {
  const status = (exposed: Exposed) =>
    exposed.series("container_health_status", named("patient")).find(({ value }) => value === 1)?.labels.status;
  await until(t, "healthy", async () => status(await exporter.scrape()) === "healthy");
  await run(container("patient"), ": > /tmp/ill");
  await until(t, "unhealthy", async () => status(await exporter.scrape()) === "unhealthy");
  t.is((await exporter.scrape()).series("container_health_status", named("plain-1")).length, 0);
});

test.serial("a removed container leaves with the next scrape, and one that takes its name begins anew", async (t) => {
  const before = await exporter.scrape();
  const old = before.series("container_info", named("replaced"))[0]?.labels.container_id;
  await container("replaced").remove({ force: true, v: true });
  t.deepEqual(
    (await exporter.scrape()).text.split("\n").filter((line) => line.includes(`${fleet.prefix}-replaced`)),
    [],
  );
  await fleet.start([{ name: "replaced", script: idle }]);
  const after = await exporter.scrape();
  t.is(after.series("container_info", named("replaced")).length, 1);
  t.not(after.series("container_info", named("replaced"))[0]?.labels.container_id, old);
  t.true(
    (after.value("container_start_time_seconds", named("replaced")) ?? 0) >
      (before.value("container_start_time_seconds", named("replaced")) ?? 0),
  );
});

test.serial("after all that, nothing was refused and nothing failed", async (t) => {
  const { text } = await (await fetch(`${proxy.url}/metrics`)).text().then((text) => ({ text }));
  t.regex(text, /^socket_proxy_engine_up 1$/m);
  t.deepEqual(
    [...text.matchAll(/^socket_proxy_refused_total\{reason="(\w+)"\} [1-9]/gm)].map(([, reason]) => reason),
    [],
  );
  t.is((await exporter.scrape()).value("container_events_connected"), 1);
});

interface EngineStats {
  readonly cpu_stats: { readonly cpu_usage: { readonly total_usage: number } };
  readonly memory_stats: { readonly usage: number };
  readonly pids_stats: { readonly current: number };
  readonly networks: { readonly eth0: { readonly rx_bytes: number; readonly tx_packets: number } };
}

function isOurs(name: string | undefined): boolean {
  return name?.startsWith(`${fleet.prefix}-`) ?? false;
}

/** Within 5 % of what was seen, or of the nearest when it was seen to change. */
function near(t: ExecutionContext, value: number | undefined, seen: readonly number[], what: string): void {
  const nearest = Math.min(Math.max(value ?? Number.NaN, Math.min(...seen)), Math.max(...seen));
  t.true(Math.abs((value ?? Number.NaN) - nearest) <= 0.05 * nearest, `${what}: ${value}, not ${seen.join(" to ")}`);
}

async function run(one: Docker.Container, script: string): Promise<void> {
  const exec = await one.exec({ Cmd: ["/bin/bash", "-c", script] });
  await exec.start({ Detach: true });
}

async function until(t: ExecutionContext, what: string, holds: () => Promise<boolean>): Promise<void> {
  t.timeout(900_000);
  for (const deadline = Date.now() + 300_000; ; await sleep(300)) {
    if (await holds()) return;
    if (Date.now() > deadline) throw new Error(`not in time: ${what}`);
  }
}
