import { type IncomingMessage, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Exporter } from "./exporters.ts";

/** What the scrapes of one exporter came to. */
export interface Scrapes {
  /** Seconds, one per scrape. */
  readonly wall: readonly number[];
  readonly cpu: readonly number[];
  /** Of the last answer. */
  readonly text: string;
  readonly bytes: number;
  readonly samples: number;
  /** Most memory while it was scraped. */
  readonly peakMegabytes: number;
  /** Memory after the last scrape. */
  readonly heldMegabytes: number;
}

interface ScrapeOptions {
  readonly times: number;
  /** Before each scrape, for what must change between two. */
  readonly before?: (scrape: number) => Promise<void>;
  /** Not counted. @default 2 */
  readonly warmUp?: number;
}

/** Scrapes one after the other, with a pause that lets an exporter forget that it has just collected. */
export async function scrape({ process, metrics }: Exporter, options: ScrapeOptions): Promise<Scrapes> {
  const { times, before, warmUp = 2 } = options;
  const wall: number[] = [];
  const cpu: number[] = [];
  let text = "";
  for (let count = -warmUp; count < times; count++) {
    await before?.(count);
    await pause(1200);
    if (count === 0) process.forgetPeak();
    const startCpu = process.cpuSeconds();
    const start = performance.now();
    text = await get(metrics);
    const seconds = (performance.now() - start) / 1000;
    if (count < 0) continue;
    wall.push(seconds);
    cpu.push(process.cpuSeconds() - startCpu);
  }
  return {
    wall,
    cpu,
    text,
    bytes: Buffer.byteLength(text),
    samples: text.split("\n").filter((line) => line !== "" && !line.startsWith("#")).length,
    peakMegabytes: process.peakMegabytes(),
    heldMegabytes: process.heldMegabytes(),
  };
}

/** Milliseconds for which the exporter answered nobody while it collected: the longest of many short requests meanwhile. */
export async function longestBlock(metrics: string, health: string, before?: () => Promise<void>): Promise<number> {
  await before?.();
  await pause(1200);
  let collecting = true;
  const scraped = get(metrics).finally(() => {
    collecting = false;
  });
  let longest = 0;
  while (collecting) {
    const start = performance.now();
    await get(health);
    longest = Math.max(longest, performance.now() - start);
    await pause(2);
  }
  await scraped;
  return longest;
}

/** Waits until somebody listens. */
export async function reachable(url: string, milliseconds = 30_000): Promise<void> {
  for (const deadline = Date.now() + milliseconds; ; await pause(50)) {
    try {
      await get(url);
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}

async function get(url: string): Promise<string> {
  const answer = await new Promise<IncomingMessage>((done, fail) => {
    request(url, { agent: false, headers: { "X-Prometheus-Scrape-Timeout-Seconds": "60" } }, done)
      .once("error", fail)
      .end();
  });
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}`);
  return Buffer.concat(chunks).toString();
}
