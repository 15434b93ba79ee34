import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { Agent, get as httpGet, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePorts } from "../../test/support/free-ports.ts";
import { bundlePrograms } from "../../toolchain/index.ts";
import { columns, figures, median, range } from "../columns.ts";
import { startMeasured } from "../lag/index.ts";
import { buildBlackbox } from "./build-blackbox.ts";

const targets = 500;
const times = 9;
const warmUp = 2;

/** Probes that Prometheus asks for at the same time: scrapes are spread over the interval, so this is its worst. */
const atOnce = 64;

/** 500 HTTP targets asked by ours, by list and by /probe, and by blackbox_exporter in the same run. */
export async function benchHealth(): Promise<void> {
  console.log(`health: ${targets} HTTP targets per scrape, beside blackbox_exporter`);
  const blackbox = await buildBlackbox();
  const folder = mkdtempSync(join(tmpdir(), "bench-health-"));
  const services = startMeasured(process.execPath, [join(import.meta.dirname, "targets.ts")]);
  const running: Measured[] = [];
  try {
    const origin = `http://127.0.0.1:${await services.line()}`;
    const urls = Array.from({ length: targets }, (_, index) => `${origin}/${index}/health`);
    const ours = await startOurs(folder, urls);
    running.push(ours);
    const theirs = await startBlackbox(folder, blackbox);
    running.push(theirs);
    const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
    const probes = (base: string, module: string) => () =>
      Promise.all(
        urls.map(async (url) => {
          const text = await get(`${base}/probe?module=${module}&target=${encodeURIComponent(url)}`, agent);
          if (!text.includes("\nprobe_success 1\n")) throw new Error(`${base} did not reach ${url}`);
        }),
      );
    const list = async () => {
      const text = await get(`${ours.url}/metrics`);
      const up = text.split("\n").filter((line) => line.startsWith("health_up{") && line.endsWith(" 1")).length;
      if (up !== targets) throw new Error(`ours told ${up} of ${targets}`);
    };
    const peer = await measure("blackbox_exporter: /probe × 500", theirs, probes(theirs.url, "http_2xx"));
    const lines = [
      peer,
      await measure("ours: /probe × 500", ours, probes(ours.url, "http")),
      await measure("ours: by list, one scrape", ours, list),
    ];
    agent.destroy();
    const heading = ["", "wall s", "min–max", "CPU s", "peak MB", "held MB", "wall ×", "CPU ×", "peak ×"];
    console.log(
      `\n${columns(
        heading,
        lines.map((line) => cells(line, peer)),
      )}\n`,
    );
  } finally {
    for (const { process: one } of running) await one.stop();
    await services.stop();
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
  readonly peakMegabytes: number;
  readonly heldMegabytes: number;
}

async function startOurs(folder: string, urls: readonly string[]): Promise<Measured> {
  const [port = 0] = await freePorts(1);
  const settings = join(folder, "health.yml");
  const checks = urls.map((target, index) => ({ service: `service-${index}`, check: "ready", target }));
  writeFileSync(settings, JSON.stringify({ checks, rounds: { interval: "off" } }));
  // As the image carries it: running TypeScript takes memory of its own.
  const main = join(folder, "health.mjs");
  writeFileSync(main, (await bundlePrograms()).get("health") ?? "");
  const flags = [`--web.listen-address=127.0.0.1:${port}`, `--config.file=${settings}`, "--log.level=error"];
  const process_ = startMeasured(process.execPath, ["--max-semi-space-size=8", main, ...flags]);
  return reachable({ process: process_, url: `http://127.0.0.1:${port}` });
}

async function startBlackbox(folder: string, binary: string): Promise<Measured> {
  const [port = 0] = await freePorts(1);
  const settings = join(folder, "blackbox.yml");
  writeFileSync(
    settings,
    JSON.stringify({
      modules: { http_2xx: { prober: "http", timeout: "5s", http: { preferred_ip_protocol: "ip4" } } },
    }),
  );
  const flags = [`--config.file=${settings}`, `--web.listen-address=127.0.0.1:${port}`, "--log.level=error"];
  return reachable({ process: startMeasured(binary, flags), url: `http://127.0.0.1:${port}` });
}

async function measure(what: string, { process: measured }: Measured, scrape: () => Promise<unknown>): Promise<Line> {
  const wall: number[] = [];
  const cpu: number[] = [];
  for (let round = -warmUp; round < times; round += 1) {
    // Longer than the age within which ours gives the result of before.
    await pause(1200);
    if (round === 0) measured.forgetPeak();
    const cpuBefore = measured.cpuSeconds();
    const start = performance.now();
    await scrape();
    const seconds = (performance.now() - start) / 1000;
    if (round < 0) continue;
    wall.push(seconds);
    cpu.push(measured.cpuSeconds() - cpuBefore);
  }
  return { what, wall, cpu, peakMegabytes: measured.peakMegabytes(), heldMegabytes: measured.heldMegabytes() };
}

function cells(line: Line, peer: Line): readonly string[] {
  return [
    line.what,
    figures(median(line.wall)),
    range(line.wall),
    figures(median(line.cpu)),
    figures(line.peakMegabytes),
    figures(line.heldMegabytes),
    figures(median(line.wall) / median(peer.wall)),
    figures(median(line.cpu) / median(peer.cpu)),
    figures(line.peakMegabytes / peer.peakMegabytes),
  ];
}

async function reachable(measured: Measured): Promise<Measured> {
  for (const deadline = Date.now() + 60_000; ; await pause(50)) {
    try {
      await get(`${measured.url}/metrics`);
      return measured;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}

async function get(url: string, agent: Agent | false = false): Promise<string> {
  const headers = { "X-Prometheus-Scrape-Timeout-Seconds": "60" };
  const answer = await new Promise<IncomingMessage>((done, fail) => {
    httpGet(url, { agent, headers }, done).once("error", fail);
  });
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}`);
  return Buffer.concat(chunks).toString();
}
