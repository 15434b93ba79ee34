import { apis, type ClusterMetadata, errorCodes, newestTimestampFrom } from "../protocol/index.ts";
import type { UnknownReason } from "../reading/index.ts";
import {
  createSearch,
  type Demands,
  type FactStore,
  firstTime,
  type Search,
  states,
  type Verdict,
  type Wave,
} from "../search/index.ts";
import { type AgeColumns, reasonNumber } from "./ages.ts";
import type { Brokers } from "./brokers.ts";
import type { Asked, JournalPart } from "./journal.ts";
import { byLeader, offsetsQuestion } from "./read-offsets.ts";

/** Rows whose oldest unread record is looked for, in order of partition. */
export interface Unread {
  readonly row: Uint32Array;
  readonly partition: Uint32Array;
  readonly position: Float64Array;
}

export interface AgeSearch {
  readonly part: JournalPart;
  readonly metadata: ClusterMetadata;
  readonly brokers: Brokers;
  readonly store: FactStore;
  readonly demands: Demands;
  readonly maxRounds: number;
  readonly isCompacted: (partition: number) => boolean;
  /** Whether there is time for another round. */
  readonly goOn: () => boolean;
  readonly signal: AbortSignal;
}

export interface SearchTally {
  rounds: number;
  probes: number;
  /** Rows within the bounds, but not yet within the tolerance. */
  open: number;
}

/** Looks for the ages, at each leader on its own pace, and fills them in. */
export async function searchAges(search: AgeSearch, unread: Unread, ages: AgeColumns): Promise<SearchTally> {
  const tally: SearchTally = { rounds: 0, probes: 0, open: 0 };
  const leaders = [...byLeader(search.metadata, Uint32Array.from(new Set(unread.partition)))];
  await Promise.all(
    leaders.map(async ([leader]) => {
      const mine = ofLeader(unread, leader, search.metadata);
      const broker = search.brokers.get(leader);
      const found = await searchAt(search, broker, mine);
      settle(search, mine, found, ages, tally);
      tally.rounds = Math.max(tally.rounds, found.machine.rounds);
      tally.probes += found.machine.probes;
    }),
  );
  return tally;
}

interface Found {
  readonly machine: Search;
  /** Why a partition is asked no more. */
  readonly gaveUp: ReadonlyMap<number, UnknownReason>;
}

function ofLeader(unread: Unread, leader: number, { partitions: { leader: leaders } }: ClusterMetadata): Unread {
  const entries: number[] = [];
  unread.partition.forEach((partition, entry) => {
    if (leaders[partition] === leader) entries.push(entry);
  });
  if (entries.length === unread.row.length) return unread;
  return {
    row: Uint32Array.from(entries, (entry) => unread.row[entry] as number),
    partition: Uint32Array.from(entries, (entry) => unread.partition[entry] as number),
    position: Float64Array.from(entries, (entry) => unread.position[entry] as number),
  };
}

async function searchAt(search: AgeSearch, broker: Asked | undefined, unread: Unread): Promise<Found> {
  const versions = broker && (await search.part.connect(broker, search.signal));
  const newestKnown = (versions?.get(apis.listOffsets.key) ?? 0) >= newestTimestampFrom;
  if (versions !== undefined && !newestKnown) search.part.limited("list-offsets-max-timestamp", broker?.id, oldMessage);
  const machine = createSearch({
    ...search.demands,
    targets: { length: unread.row.length, partition: unread.partition, position: unread.position },
    store: search.store,
    compacted: search.isCompacted,
    newestKnown: () => newestKnown,
    maxRounds: search.maxRounds,
  });
  const gaveUp = new Map<number, UnknownReason>();
  if (broker === undefined) return { machine, gaveUp };
  while (search.goOn()) {
    const waves = machine.next();
    if (waves.length === 0) break;
    await Promise.all(waves.map((wave) => probe(search, broker, wave, machine, gaveUp)));
  }
  return { machine, gaveUp };
}

const oldMessage =
  "brokers before Kafka 3.0 cannot be asked for their newest record: the first search after a start takes more rounds";

async function probe(
  { part, metadata, signal }: AgeSearch,
  broker: Asked,
  { partitions, times }: Wave,
  machine: Search,
  gaveUp: Map<number, UnknownReason>,
): Promise<void> {
  // Start and end of the log are known: what fails here is put off, not out of reach.
  const giveUp = (partition: number, reason: UnknownReason = "searching") => {
    machine.giveUp(partition);
    gaveUp.set(partition, reason);
  };
  const question = { partitions, time: times, isolation: 0 } as const;
  const answer = await part.ask(broker, offsetsQuestion(metadata, question), signal, partitions.length);
  if (answer === undefined) {
    for (const partition of partitions) giveUp(partition);
    return;
  }
  const errors = new Map<number, number>();
  let entry = 0;
  for (let at = 0; at < answer.length; at++) {
    const partition = answer.partition[at] as number;
    // Nearly always in the order asked; where not, looked for.
    if (partitions[entry] !== partition) entry = partitions.indexOf(partition);
    if (entry < 0) continue;
    const error = answer.error[at] as number;
    if (error === 0) {
      machine.learn(partition, times[entry] as number, answer.offset[at] as number, answer.timestamp[at] as number);
    } else {
      errors.set(error, (errors.get(error) ?? 0) + 1);
      giveUp(partition, error === errorCodes.unsupportedForMessageFormat ? "not_supported" : undefined);
    }
    entry++;
  }
  for (const [error, items] of errors) part.refused(broker, apis.listOffsets, error, items);
}

function settle(
  { store, demands }: AgeSearch,
  { row: rows, partition: partitions }: Unread,
  { machine, gaveUp }: Found,
  ages: AgeColumns,
  tally: SearchTally,
): void {
  const verdict: Verdict = { state: states.open, time: -1, error: 0 };
  rows.forEach((row, target) => {
    const partition = partitions[target] as number;
    machine.verdict(target, verdict);
    const reason = reasonOf(verdict, gaveUp.get(partition));
    if (reason !== undefined) {
      ages.unknown[row] = reasonNumber(reason);
      return;
    }
    if (verdict.state === states.open) tally.open++;
    ages.unknown[row] = 0;
    ages.written[row] = verdict.time;
    ages.seconds[row] = Math.max(0, (demands.nowMs - verdict.time) / 1000);
    ages.secondsError[row] = verdict.error / 1000;
    const first = firstTime(store.of(partition));
    if (first !== undefined) ages.headroomSeconds[row] = Math.max(0, (verdict.time - first) / 1000);
  });
}

function reasonOf({ state, time }: Verdict, gaveUp: UnknownReason | undefined): UnknownReason | undefined {
  if (state === states.future) return "future_record";
  if (state === states.undated) return "no_timestamp";
  return time < 0 ? (gaveUp ?? "searching") : undefined;
}
