import type { Registry } from "prom-client";
import { type Family, retire } from "../exposition/index.ts";
import type { Logger } from "../log.ts";
import { type Attempt, type AttemptOutcome, beginAttempt } from "./attempt.ts";
import { type CollectionRecord, type NewestSnapshot, registerCollectionMetrics } from "./collection-metrics.ts";
import type { CollectionContext } from "./context.ts";
import { createFitting, type Fit } from "./level.ts";
import { type CollectionLimits, normalizeLimits } from "./limits.ts";
import { createOutcomeLog } from "./outcome-log.ts";
import { createWaitingRoom } from "./waiting-room.ts";

export interface CollectionOptions extends CollectionLimits {
  /** What is collected, the first word of the metrics about it: `kafka`. */
  readonly subject: string;
  readonly log: Logger;
  /**
   * Reads everything and returns it as families. What failed in part is left out of them and told by `context.run`;
   * an error thrown here means that there is nothing to show, and the snapshot before stays.
   */
  collect(context: CollectionContext): Promise<readonly Family[]>;
  /** Names of the levels of detail that `context.fit` may be given, most detailed first. @default none */
  readonly levels?: readonly string[];
  /** Milliseconds of a clock that never goes back, for tests. @default performance.now */
  readonly now?: () => number;
}

/** What one collection found, never changed after it was published. */
export interface Snapshot {
  /**
   * Empty before the first success, and when the newest success is older than `maxAgeMs`.
   * Their bytes are freed when a newer snapshot is there and no scrape is being answered with them.
   */
  readonly families: readonly Family[];
  readonly series: number;
  /** Since the collection began; undefined before the first success. */
  readonly ageMs: number | undefined;
}

/** Collects when asked, at most one at a time, for everybody who asks meanwhile. */
export interface Collection {
  /**
   * The newest snapshot: of the last collection when that is new enough, else of the one running or of a new one, which gets `budgetMs`.
   * When that time is over, the last good snapshot. Never throws.
   */
  snapshot(budgetMs: number): Promise<Snapshot>;
  /** Starts a collection, unless one is running or the last is new enough, and does not wait for it. */
  refresh(): void;
  /** Whether there has been a snapshot. */
  succeeded(): boolean;
  /** What a scrape may take that does not say itself, milliseconds. */
  timeoutMs(): number;
  /** Changes limits from now on; the next request starts a collection, however new the last is. */
  reconfigure(limits: CollectionLimits): void;
  /** Registers the metrics about the collection; what is returned brings them up to date. */
  register(registry: Registry): () => void;
  /** Aborts what is running, waits for its end, at most a second, and starts nothing any more. */
  close(): Promise<void>;
}

interface Published {
  readonly snapshot: { readonly families: readonly Family[]; readonly series: number };
  readonly beganAt: number;
  readonly fit: Fit | undefined;
}

const nothing = { families: [], series: 0 };
const closingMs = 1000;

/** Makes a collection; nothing is collected before somebody asks. */
export function createCollection(options: CollectionOptions): Collection {
  const { subject, log, levels = [], now = () => performance.now() } = options;
  let limits = normalizeLimits(options);
  const fitting = createFitting(() => limits.maxSeries, log);
  const tell = createOutcomeLog(log);
  const room = createWaitingRoom();
  let published: Published | undefined;
  let running: Attempt | undefined;
  let endedAt = Number.NEGATIVE_INFINITY;
  let last: CollectionRecord["last"];
  let closed = false;
  const counts = { overrun: 0, skipped: 0, dropped: 0 };

  function onOutcome(outcome: AttemptOutcome, ended: boolean): void {
    const { families, beganAt, durationMs, collectors } = outcome;
    if (ended) {
      const fit = fitting.take();
      if (families !== undefined) publish({ snapshot: { families, series: sum(families, "samples") }, beganAt, fit });
      counts.dropped += sum(families ?? [], "dropped");
      endedAt = now();
      running = undefined;
    } else counts.overrun += 1;
    last = { success: families !== undefined, durationMs, collectors };
    if (!closed) tell(outcome);
  }

  function publish(next: Published): void {
    const kept = new Set(next.snapshot.families);
    retire(published?.snapshot.families.filter((family) => !kept.has(family)) ?? []);
    published = next;
  }

  function startWhenDue(budgetMs: number): Attempt | undefined {
    if (running === undefined && !closed && now() - endedAt >= limits.minAgeMs)
      running = beginAttempt({ collect: options.collect, budgetMs, now, fit: fitting.fit, onOutcome });
    return running;
  }

  function view(): Snapshot {
    if (published === undefined) return { ...nothing, ageMs: undefined };
    const ageMs = now() - published.beganAt;
    return { ...(ageMs > limits.maxAgeMs ? nothing : published.snapshot), ageMs };
  }

  return {
    timeoutMs: () => limits.timeoutMs,
    reconfigure(changed) {
      limits = normalizeLimits(changed);
      endedAt = Number.NEGATIVE_INFINITY;
    },
    async snapshot(budgetMs) {
      const before = running;
      const current = startWhenDue(budgetMs);
      if (current?.overrun()) counts.skipped += 1;
      else if (current !== undefined && current === before) await room.within(budgetMs, current.ended);
      else if (current !== undefined) await room.until(current.endedOrOverrun);
      return view();
    },
    refresh: () => void startWhenDue(limits.timeoutMs),
    succeeded: () => published !== undefined,
    register(registry) {
      const update = registerCollectionMetrics(registry, subject, levels);
      return () => {
        const newest = published && newestOf(published, now());
        update({ maxSeries: limits.maxSeries, ...counts, ...(last && { last }), ...(newest && { newest }) });
      };
    },
    async close() {
      closed = true;
      running?.abort(new Error("the program is stopping"));
      if (running !== undefined) await room.within(closingMs, running.ended);
      running?.forget();
      room.letGo();
    },
  };
}

function newestOf({ beganAt, snapshot: { series }, fit }: Published, now: number): NewestSnapshot {
  return { ageMs: now - beganAt, series, ...(fit && { fit }) };
}

function sum(families: readonly Family[], field: "samples" | "dropped"): number {
  return families.reduce((total, family) => total + family[field], 0);
}
