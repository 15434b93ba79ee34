import { columns, figures, median, range } from "../columns.ts";
import { type Exporter, type Mode, type OurExporter, startKminion, startOurs } from "./exporters.ts";
import type { LagLoad } from "./load.ts";
import { startMeasured } from "./measured-process.ts";
import { longestBlock, type Scrapes, scrape } from "./scrapes.ts";

/** A cluster that holds the load. */
interface Loaded {
  readonly load: LagLoad;
  readonly bootstrap: readonly string[];
  /** Every lagging group commits three records further. */
  move(): Promise<void>;
}

const times = 7;

/** Measures the floor, ours in each mode, and the peer when its binary is given, one after the other, and prints a table. */
export async function measure(loaded: Loaded, kminion: string | undefined): Promise<void> {
  const floor = await measureFloor(loaded);
  const peer = kminion === undefined ? undefined : await measurePeer(loaded, kminion);
  const lines: Line[] = [
    { what: "the bare calls", wall: floor.wall, cpu: floor.cpu },
    ...(peer === undefined ? [] : [peer]),
    ...(await measureOurs(loaded, "records")),
    ...(await measureOurs(loaded, "seconds")),
  ];
  const heading = [
    "",
    "wall s",
    "min–max",
    "CPU s",
    "peak MB",
    "held MB",
    "MB",
    "samples",
    "blocked ms",
    "× floor",
    "× kminion",
    "requests",
    "kB out",
    "kB in",
  ];
  console.log(
    `\n${columns(
      heading,
      lines.map((line) => cells(line, median(floor.wall), peer && median(peer.wall))),
    )}\n`,
  );
}

interface Line extends Partial<Scrapes> {
  readonly what: string;
  readonly wall: readonly number[];
  readonly cpu: readonly number[];
  readonly blockedMs?: number;
}

function cells(line: Line, floor: number, peer: number | undefined): readonly string[] {
  const wall = median(line.wall);
  const { text = "" } = line;
  const told = (name: string): number =>
    text
      .split("\n")
      .reduce((sum, each) => (each.startsWith(name) ? sum + Number(each.slice(each.lastIndexOf(" "))) : sum), 0);
  const optional = (value: number | undefined): string => (value === undefined ? "" : figures(value));
  const ours = text.includes("\nkafka_collection_requests{");
  return [
    line.what,
    figures(wall),
    range(line.wall),
    figures(median(line.cpu)),
    optional(line.peakMegabytes),
    optional(line.heldMegabytes),
    optional(line.bytes === undefined ? undefined : line.bytes / 1e6),
    optional(line.samples),
    optional(line.blockedMs),
    figures(wall / floor),
    peer === undefined ? "" : figures(wall / peer),
    ours ? String(told("kafka_collection_requests{")) : "",
    ours ? figures(told('kafka_collection_bytes{direction="sent"') / 1000) : "",
    ours ? figures(told('kafka_collection_bytes{direction="received"') / 1000) : "",
  ];
}

async function measureFloor({ load, bootstrap }: Loaded): Promise<{ wall: number[]; cpu: number[] }> {
  const file = new URL("floor.ts", import.meta.url).pathname;
  const floor = startMeasured(process.execPath, [file, bootstrap.join(","), JSON.stringify(load), String(times)]);
  const line = await floor.line();
  await floor.stop();
  return JSON.parse(line ?? "") as { wall: number[]; cpu: number[] };
}

async function measurePeer({ bootstrap }: Loaded, binary: string): Promise<Line> {
  const exporter = await startKminion(binary, bootstrap);
  try {
    return { what: "kminion", ...(await scrape(exporter, { times })) };
  } finally {
    await exporter.stop();
  }
}

async function measureOurs(loaded: Loaded, mode: Mode): Promise<readonly Line[]> {
  const exporter = await startOurs(loaded.bootstrap, mode);
  try {
    if (mode === "records") return [await line("lag in records", exporter)];
    const settled = await line("with seconds, nothing moves", exporter);
    const warm = await line("with seconds, every commit moves", exporter, () => loaded.move());
    return [settled, warm, await coldLine(exporter)];
  } finally {
    await exporter.stop();
  }
}

async function line(what: string, exporter: Exporter, before?: () => Promise<void>): Promise<Line> {
  const scraped = await scrape(exporter, { times, ...(before && { before }) });
  const blockedMs = await longestBlock(exporter.metrics, exporter.health, before);
  return { what: `ours: ${what}`, ...scraped, blockedMs };
}

/** Nothing is known of the cluster: it connects, asks for metadata, and searches every age from the beginning. */
async function coldLine(exporter: OurExporter): Promise<Line> {
  const scraped = await scrape(exporter, { times, before: () => exporter.forget(), warmUp: 1 });
  const blockedMs = await longestBlock(exporter.metrics, exporter.health, () => exporter.forget());
  return { what: "ours: with seconds, cold", ...scraped, blockedMs };
}
