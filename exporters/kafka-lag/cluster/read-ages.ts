import type { ClusterMetadata } from "../protocol/index.ts";
import type { FactStore } from "../search/index.ts";
import { type AgeColumns, reasonNumber, startAges } from "./ages.ts";
import type { Brokers } from "./brokers.ts";
import type { Budget } from "./budget.ts";
import { shares } from "./budget.ts";
import type { CleanupPolicies } from "./cleanup-policies.ts";
import type { ReadOptions } from "./cluster.ts";
import { countOverdue } from "./count-overdue.ts";
import type { JournalPart } from "./journal.ts";
import type { LagColumns } from "./lag.ts";
import type { PartitionRows } from "./partition-rows.ts";
import type { LogOffsets } from "./read-offsets.ts";
import type { Rows } from "./rows.ts";
import { type AgeSearch, type SearchTally, searchAges, type Unread } from "./search-ages.ts";
import type { Trailing, Transactions } from "./transactions.ts";

export interface AgesRequest {
  readonly options: ReadOptions;
  readonly metadata: ClusterMetadata;
  readonly brokers: Brokers;
  readonly rows: Rows;
  readonly byPartition: PartitionRows;
  readonly lags: LagColumns;
  readonly offsets: LogOffsets;
  readonly store: FactStore;
  readonly policies: CleanupPolicies;
  readonly transactions: Transactions;
  readonly asOfMs: number;
  readonly budget: Budget;
}

export interface AgesRead {
  readonly ages: AgeColumns;
  readonly overdue: readonly { readonly thresholdSeconds: number; readonly records: Float64Array }[];
  readonly tally: SearchTally;
}

/** What is known without asking anybody: ages where nothing is unread. */
export function agesUnasked({ options, rows, lags, offsets }: AgesRequest): AgesRead {
  return {
    ages: startAges(rows, lags, offsets, options.seconds === false ? "not_asked" : "searching"),
    overdue: (options.overdueSeconds ?? []).map((thresholdSeconds) => ({
      thresholdSeconds,
      records: Float64Array.from(lags.lag, (records) => (records > 0 ? Number.NaN : records)),
    })),
    tally: { rounds: 0, probes: 0, open: 0 },
  };
}

/** Looks for the age of every row's oldest unread record, tells end marks of transactions from records, and counts what is overdue. */
export async function readAges(part: JournalPart, request: AgesRequest): Promise<AgesRead> {
  const { options, metadata, brokers, store, policies, asOfMs, budget, lags, offsets } = request;
  const { search: { toleranceMs = 1000, relativeTolerance = 0.05, maxRounds = 8, futureSlackMs = 30_000 } = {} } =
    options;
  const { ages } = agesUnasked(request);
  const signal = budget.until(shares.search);
  const unread = unreadRows(request);
  const topicOf = (partition: number) =>
    metadata.topics.names[metadata.partitions.topic[partition] as number] as string;
  await policies.refresh(part, brokers.all, new Set(Array.from(unread.partition, topicOf)), signal);
  const search: AgeSearch = {
    part,
    metadata,
    brokers,
    store,
    demands: { nowMs: asOfMs, toleranceMs, relativeTolerance, futureSlackMs },
    maxRounds,
    isCompacted: (partition) => policies.isCompacted(topicOf(partition)),
    goOn: () => budget.leftUntil(shares.search) > 0,
    signal,
  };
  const tally = await searchAges(search, unread, ages);
  await passOverMarkers(part, request, unread, ages, budget.until(shares.markers));
  const overdueSearch = { ...search, signal: budget.until(shares.overdue) };
  const overdue = await Promise.all(
    (options.overdueSeconds ?? []).map(async (thresholdSeconds) => ({
      thresholdSeconds,
      records: await countOverdue(overdueSearch, thresholdSeconds, unread, lags, offsets, ages),
    })),
  );
  return { ages, overdue, tally };
}

/** Rows with something unread, in order of partition. */
function unreadRows({ byPartition, rows, lags }: AgesRequest): Unread {
  const row = byPartition.rows.filter((row) => (lags.lag[row] as number) > 0);
  return {
    row,
    partition: Uint32Array.from(row, (row) => rows.partition[row] as number),
    position: Float64Array.from(row, (row) => lags.position[row] as number),
  };
}

/** Before this age one unread record is ordinary traffic, not worth a question. */
const markerAgeSeconds = 10;

/**
 * One unread record in a partition may be the end mark of a transaction, which no consumer ever gets: its age would grow for ever. Where
 * the broker says that it is one, nothing is unread; where it may be one and the broker does not say, the age is not known.
 */
async function passOverMarkers(
  part: JournalPart,
  { rows, lags, offsets, metadata, brokers, transactions }: AgesRequest,
  unread: Unread,
  ages: AgeColumns,
  signal: AbortSignal,
): Promise<void> {
  const topicOf = (partition: number) =>
    metadata.topics.names[metadata.partitions.topic[partition] as number] as string;
  const single = unread.row.filter((row) => {
    if (lags.lag[row] !== 1 || ages.unknown[row] !== 0) return false;
    return (
      (ages.seconds[row] as number) >= markerAgeSeconds || transactions.seenIn(topicOf(rows.partition[row] as number))
    );
  });
  if (single.length === 0) return;
  const trailing = Array.from(single, (row): Trailing => {
    const partition = rows.partition[row] as number;
    return {
      partition,
      end: offsets.end[partition] as number,
      time: ages.written[row] as number,
      error: Math.round((ages.secondsError[row] as number) * 1000),
    };
  });
  const markers = await transactions.markers(part, metadata, brokers, trailing, signal);
  for (const row of single) {
    const partition = rows.partition[row] as number;
    const marker = markers.get(partition);
    if (marker === undefined && transactions.seenIn(topicOf(partition))) {
      ages.unknown[row] = reasonNumber("transaction_marker");
      ages.seconds[row] = Number.NaN;
      ages.secondsError[row] = Number.NaN;
      ages.headroomSeconds[row] = Number.NaN;
    } else if (marker) {
      lags.lag[row] = 0;
      ages.seconds[row] = 0;
      ages.secondsError[row] = 0;
      ages.headroomSeconds[row] = Number.NaN;
    }
  }
}
