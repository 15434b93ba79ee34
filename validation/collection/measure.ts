import { setTimeout as sleep } from "node:timers/promises";

import { scrapeDuration } from "../../metrics/scrape.ts";
import { clock, episodeStart, playing } from "../../metrics/signal.ts";
import { scenarioLabel } from "../compress/index.ts";
import { type Connection, connect, dataOf } from "../connection/index.ts";
import type { Access, PrometheusAddress } from "../observe/index.ts";
import type { Collection } from "../result/index.ts";
import { type Compared, compare, type StoredSeries } from "./compare.ts";
import { judgeCollection, type RunOutcome } from "./judge.ts";
import { episodeOf, type Page, referencePages } from "./reference.ts";
import { type Target, targetAt } from "./target.ts";

/** One run: a Prometheus that scrapes a target at an interval, and how much is played to it. */
export interface CollectionRun {
  readonly prometheus: PrometheusAddress;
  readonly target: Access;
  /** Name of the scrape job, of which nothing else is a target. */
  readonly job: string;
  /** Of that job, milliseconds. */
  readonly interval: number;
  readonly series: number;
  readonly seconds: number;
  /** Ends the target without a word, to see how long its series outlive it. @default it lives */
  readonly kill?: () => Promise<void>;
}

export interface CollectionOptions {
  /** One after the other. */
  readonly runs: readonly CollectionRun[];
  /** Ends it early: runs that are over are judged. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: CollectionProgress) => void;
}

export interface CollectionProgress {
  /** From 0. */
  readonly run: number;
  readonly doing: "playing" | "reading" | "dying";
}

/**
 * Has Prometheus scrape targets whose every value is known, reads back every sample and compares it.
 * @throws Error when Prometheus or the target cannot be reached or refuses.
 */
export async function measureCollection(options: CollectionOptions): Promise<Collection> {
  return judgeCollection(await collectedIn(options));
}

/** What each run saw. */
export async function collectedIn({ runs, signal, onProgress }: CollectionOptions): Promise<readonly RunOutcome[]> {
  const outcomes: RunOutcome[] = [];
  for (const [index, run] of runs.entries()) {
    try {
      outcomes.push(await measureRun(run, { tell: (doing) => onProgress?.({ run: index, doing }), signal }));
    } catch (error) {
      if (signal?.aborted !== true) throw error;
      break;
    }
  }
  return outcomes;
}

interface Surroundings {
  readonly tell: (doing: CollectionProgress["doing"]) => void;
  readonly signal: AbortSignal | undefined;
}

async function measureRun(run: CollectionRun, { tell, signal }: Surroundings): Promise<RunOutcome> {
  signal?.throwIfAborted();
  const connection = connect(run.prometheus, readers);
  const target = targetAt(run.target);
  try {
    tell("playing");
    const startAtMs = (await target.status()).nowMs + leadMs;
    const endsAtMs = startAtMs + run.seconds * 1000;
    const id = `reference-${startAtMs}`;
    const episodes = Array.from(referencePages(run.series, id), (page) => episodeOf(page, endsAtMs - startAtMs));
    await target.play({ startAtMs, factor: 1, episodes });
    const playedFrom = Math.max(startAtMs, (await target.status()).nowMs);
    const exposed = await scraped(target, run, { endsAtMs, signal });
    tell("reading");
    const span = { startAtMs, endsAtMs };
    const compared = await readBack(connection, referencePages(run.series, id), span);
    const scrapes = await durations(connection, run.job, span);
    const lasted = Math.max(0, endsAtMs - playedFrom);
    const outcome = { interval: run.interval, series: run.series, lasted, exposed, ...compared, scrapes };
    if (run.kill === undefined) {
      await target.stop();
      return outcome;
    }
    tell("dying");
    return { ...outcome, stale: await timeToStale(connection, run, { kill: run.kill, signal }) };
  } finally {
    connection.close();
  }
}

/** Time for the play to be read before it begins. */
const leadMs = 2_000;
/** Pages that are read at once: with 500 series each, a few megabytes of our memory. */
const readers = 4;

/** Waits until every shard was scraped after the end: what it got before is then stored. How many samples the scrapes got. */
async function scraped(
  target: Target,
  { interval }: CollectionRun,
  { endsAtMs, signal }: Pick<Span, "endsAtMs"> & Pick<Surroundings, "signal">,
): Promise<number> {
  const patience = 3 * interval + 10_000;
  for (;;) {
    const { shards, nowMs } = await target.status();
    const over = shards.length > 0 && shards.every(({ lastScrapeAtMs }) => lastScrapeAtMs > endsAtMs);
    if (over || nowMs > endsAtMs + patience) return shards.reduce((sum, { samples }) => sum + samples, 0);
    await sleep(Math.min(1000, Math.max(100, interval / 4)), undefined, signal && { signal });
  }
}

interface Span {
  readonly startAtMs: number;
  readonly endsAtMs: number;
}

/** What the signal says of an episode, beside its series. */
const signalsOwn = [playing, episodeStart].map(({ definition }) => definition.name).join("|");

/** Page by page, so that never more than a few are in memory. */
async function readBack(connection: Connection, pages: Iterable<Page>, span: Span): Promise<Compared> {
  let total: Compared = { stored: 0, wrong: 0 };
  const inTurn = pages[Symbol.iterator]();
  const reader = async (): Promise<void> => {
    for (let next = inTurn.next(); next.done !== true; next = inTurn.next()) {
      const page = next.value;
      const selector = `{${scenarioLabel}="${page.id}",__name__!~"${signalsOwn}"}`;
      const one = compare(page, await rawSamples(connection, selector, span), span);
      const example = total.example ?? one.example;
      total = {
        stored: total.stored + one.stored,
        wrong: total.wrong + one.wrong,
        ...(example !== undefined && { example }),
      };
    }
  };
  await Promise.all(Array.from({ length: readers }, reader));
  return total;
}

async function durations(connection: Connection, job: string, span: Span): Promise<readonly number[]> {
  const { name } = scrapeDuration.definition;
  const found = await rawSamples(connection, `${name}{job=${JSON.stringify(job)}}`, span);
  return found.flatMap(({ values }) => values.map(([, text]) => Number(text) * 1000));
}

/** Samples as they are stored; a range reaches back from its end, which is part of it, and its beginning is not. */
async function rawSamples(
  connection: Connection,
  selector: string,
  { startAtMs, endsAtMs }: Span,
): Promise<readonly StoredSeries[]> {
  const query = `${selector}[${endsAtMs - startAtMs + 1}ms]`;
  const form = new URLSearchParams({ query, time: String(endsAtMs / 1000) });
  const { result } = await dataOf<{ readonly result: readonly StoredSeries[] }>(await connection.post("query", form));
  return result;
}

/** Milliseconds from the target's death until an instant query has it no more. */
async function timeToStale(
  connection: Connection,
  { job, interval }: CollectionRun,
  { kill, signal }: { readonly kill: () => Promise<void> } & Pick<Surroundings, "signal">,
): Promise<number | "never"> {
  const form = new URLSearchParams({ query: `${clock.definition.name}{job=${JSON.stringify(job)}}` });
  await kill();
  const diedAt = performance.now();
  const patience = 5 * interval + 10_000;
  while (performance.now() - diedAt < patience) {
    const { result } = await dataOf<{ readonly result: readonly unknown[] }>(await connection.post("query", form));
    if (result.length === 0) return performance.now() - diedAt;
    await sleep(Math.min(250, interval / 4), undefined, signal && { signal });
  }
  return "never";
}
