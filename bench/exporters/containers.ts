import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Agent, get as httpGet, type IncomingMessage, type RequestOptions } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Fleet, openFleet } from "../../test/exporters/containers/live/support/fleet.ts";
import { freePorts } from "../../test/support/free-ports.ts";
import { bundlePrograms } from "../../toolchain/index.ts";
import { columns, figures, median, range } from "../columns.ts";
import { startMeasured } from "../lag/index.ts";

const wanted = Number(process.env.SIGHTLINE_BENCH_CONTAINERS ?? 500);
const rounds = 5;
const socket = "/var/run/docker.sock";

/** 500 containers in one scrape, beside the bare calls to the engine that would tell the same. */
export async function benchContainers(): Promise<void> {
  console.log(`containers: ${wanted} in one scrape, beside the bare calls to the engine, ten at a time`);
  const folder = mkdtempSync(join(tmpdir(), "bench-containers-"));
  const running: Measured[] = [];
  let fleet: Fleet | undefined;
  try {
    fleet = await openFleet();
    const script = "exec sleep 100000";
    await fleet.start(Array.from({ length: wanted }, (_, index) => ({ name: `${index}`, script, network: "bridge" })));
    const programs = await bundlePrograms();
    for (const name of ["containers", "socket-proxy"])
      writeFileSync(join(folder, `${name}.mjs`), programs.get(name) ?? "");
    const proxy = await startProxy(folder);
    running.push(proxy);
    const direct = await startOurs(folder, [`--engine.url=unix://${socket}`]);
    running.push(direct);
    const behind = await startOurs(folder, [`--engine.url=${proxy.engine}`]);
    running.push(behind);
    const remote = await startOurs(folder, [`--engine.url=unix://${socket}`, "--cgroup.enabled=false"]);
    running.push(remote);
    const all = await ids(fleet.prefix);
    const statistics = await measure("engine: list + statistics", undefined, () => bare(all, statisticsOf));
    const lines = [
      statistics,
      await measure("engine: list + inspections", undefined, () => bare(all, inspectionOf)),
      await measure("engine: list", undefined, () => bare([], inspectionOf)),
      await measure("ours: kernel's files", direct, () => scrape(direct)),
      await measure("ours: the same, socket proxy", behind, () => scrape(behind)),
      await measure("ours: engine only", remote, () => scrape(remote)),
    ];
    const heading = ["", "wall s", "min–max", "CPU s", "engine CPU s", "peak MB", "wall ×", "engine ×"];
    const table = columns(
      heading,
      lines.map((line) => cells(line, statistics)),
    );
    console.log(`\n${table}\n\nsocket proxy: ${figures(proxy.process.peakMegabytes())} MB at its peak\n`);
  } finally {
    for (const { process: one } of running) await one.stop();
    await fleet?.removeAll();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Measured {
  readonly process: ReturnType<typeof startMeasured>;
  readonly url: string;
}

interface Line {
  readonly what: string;
  /** Seconds, one per round. */
  readonly wall: readonly number[];
  readonly cpu: readonly number[];
  readonly engineCpu: readonly number[];
  readonly peakMegabytes?: number;
}

async function startProxy(folder: string): Promise<Measured & { readonly engine: string }> {
  const [port = 0, api = 0] = await freePorts(2);
  const flags = [`--web.listen-address=127.0.0.1:${port}`, `--proxy.listen-address=127.0.0.1:${api}`];
  const measured = await start(join(folder, "socket-proxy.mjs"), port, flags);
  return { ...measured, engine: `http://127.0.0.1:${api}` };
}

async function startOurs(folder: string, flags: readonly string[]): Promise<Measured> {
  const [port = 0] = await freePorts(1);
  const more = ["--collection.timeout=5m", "--engine.timeout=1m", ...flags];
  return start(join(folder, "containers.mjs"), port, [`--web.listen-address=127.0.0.1:${port}`, ...more]);
}

async function start(main: string, port: number, flags: readonly string[]): Promise<Measured> {
  const process_ = startMeasured(process.execPath, ["--max-semi-space-size=8", main, ...flags, "--log.level=error"]);
  const measured = { process: process_, url: `http://127.0.0.1:${port}` };
  for (const deadline = Date.now() + 300_000; ; await pause(100)) {
    const status = await ask({ port, path: "/-/ready" }).then(
      () => true,
      () => false,
    );
    if (status) return measured;
    if (Date.now() > deadline) throw new Error(`${main} is not ready`);
  }
}

async function measure(what: string, ours: Measured | undefined, work: () => Promise<unknown>): Promise<Line> {
  const line = { what, wall: [] as number[], cpu: [] as number[], engineCpu: [] as number[] };
  for (let round = -1; round < rounds; round += 1) {
    // Longer than the age within which ours gives the result of before.
    await pause(1500);
    if (round === 0) ours?.process.forgetPeak();
    const before = { cpu: cpuOf(ours), engine: engineCpu() };
    const begun = performance.now();
    await work();
    const seconds = (performance.now() - begun) / 1000;
    if (round < 0) continue;
    line.wall.push(seconds);
    line.cpu.push(cpuOf(ours) - before.cpu);
    line.engineCpu.push(engineCpu() - before.engine);
  }
  return ours === undefined ? line : { ...line, peakMegabytes: ours.process.peakMegabytes() };
}

/** Of the exporter, or of this program, which makes the bare calls. */
function cpuOf(ours: Measured | undefined): number {
  if (ours !== undefined) return ours.process.cpuSeconds();
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** What the engine has used, in seconds; without its pid file, nothing can be said. */
function engineCpu(): number {
  try {
    const pid = readFileSync("/var/run/docker.pid", "utf8").trim();
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: 10, maxFreeSockets: 10 });
const statisticsOf = (id: string) => `/containers/${id}/stats?stream=false&one-shot=true`;
const inspectionOf = (id: string) => `/containers/${id}/json`;

async function ids(prefix = ""): Promise<readonly string[]> {
  const rows = JSON.parse(await ask({ socketPath: socket, path: "/containers/json", agent })) as Row[];
  return rows.filter(({ Names }) => Names[0]?.startsWith(`/${prefix}`)).map(({ Id }) => Id);
}

interface Row {
  readonly Id: string;
  readonly Names: readonly string[];
}

/** The list and one call for each container, read and parsed. */
async function bare(all: readonly string[], pathOf: (id: string) => string): Promise<void> {
  await ids();
  const calls = all.map(async (id) => JSON.parse(await ask({ socketPath: socket, path: pathOf(id), agent })));
  await Promise.all(calls);
}

async function scrape({ url }: Measured): Promise<void> {
  const { port } = new URL(url);
  const text = await ask({
    port: Number(port),
    path: "/metrics",
    headers: { "X-Prometheus-Scrape-Timeout-Seconds": "300" },
  });
  const told = text.split("\n").filter((line) => line.startsWith("container_cpu_usage_seconds_total{")).length;
  if (told < wanted) throw new Error(`ours told ${told} of ${wanted}`);
}

async function ask(options: RequestOptions): Promise<string> {
  const answer = await new Promise<IncomingMessage>((done, fail) => {
    httpGet(options, done).once("error", fail);
  });
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  if (answer.statusCode !== 200) throw new Error(`answered ${answer.statusCode}`);
  return Buffer.concat(chunks).toString();
}

function cells(line: Line, floor: Line): readonly string[] {
  return [
    line.what,
    figures(median(line.wall)),
    range(line.wall),
    figures(median(line.cpu)),
    figures(median(line.engineCpu)),
    line.peakMegabytes === undefined ? "" : figures(line.peakMegabytes),
    figures(median(line.wall) / median(floor.wall)),
    figures(median(line.engineCpu) / median(floor.engineCpu)),
  ];
}
