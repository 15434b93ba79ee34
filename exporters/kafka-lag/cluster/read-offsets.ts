import {
  apis,
  type ClusterMetadata,
  meansStaleLeader,
  type OffsetsAnswer,
  type OffsetsQuestion,
  readListOffsets,
  specialTimes,
  writeListOffsets,
} from "../protocol/index.ts";
import type { Brokers } from "./brokers.ts";
import type { Asked, JournalPart } from "./journal.ts";

/** Where logs start and end, by the partition's index; NaN where it is not known. */
export interface LogOffsets {
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly stable: Float64Array;
}

export function unknownOffsets(partitions: number): LogOffsets {
  const column = () => new Float64Array(partitions).fill(Number.NaN);
  return { start: column(), end: column(), stable: column() };
}

/** What to ask of whom. */
export interface OffsetsRequest {
  readonly metadata: ClusterMetadata;
  readonly brokers: Brokers;
  /** Ascending. */
  readonly partitions: Uint32Array;
  /** Whether the last stable offset of a partition is asked for as well. */
  readonly stable: (partition: number) => boolean;
  readonly signal: AbortSignal;
  /** Whether errors that a look at newer metadata may cure are final. */
  readonly last: boolean;
}

/** Asks leaders where logs start and end, all at once, and fills in the answers. Returns the partitions that should be asked of another leader, ascending. */
export async function readOffsets(part: JournalPart, request: OffsetsRequest, into: LogOffsets): Promise<Uint32Array> {
  const stale = new Set<number>();
  const jobs: Promise<void>[] = [];
  for (const [leader, led] of byLeader(request.metadata, request.partitions)) {
    const broker = request.brokers.get(leader);
    if (broker === undefined) {
      for (const partition of led) stale.add(partition);
      continue;
    }
    const refused = new Map<number, Set<number>>();
    const asked = chunks(led).flatMap((partitions) => {
      const watched = partitions.filter(request.stable);
      const outcome = { stale, refused };
      return [
        ask(part, broker, request, { partitions, time: specialTimes.end, isolation: 0 }, into.end, outcome),
        ask(part, broker, request, { partitions, time: specialTimes.start, isolation: 0 }, into.start, outcome),
        watched.length > 0 &&
          ask(
            part,
            broker,
            request,
            { partitions: watched, time: specialTimes.end, isolation: 1 },
            into.stable,
            outcome,
          ),
      ];
    });
    jobs.push(
      Promise.all(asked).then(() => {
        for (const [error, { size }] of refused) part.refused(broker, apis.listOffsets, error, size);
      }),
    );
  }
  await Promise.all(jobs);
  return Uint32Array.from(stale).sort();
}

/** Partitions that have a leader, by it; each list ascending when the given one is. */
export function byLeader({ partitions: table }: ClusterMetadata, partitions: Uint32Array): Map<number, Uint32Array> {
  const leaders = new Set<number>();
  for (const partition of partitions) leaders.add(table.leader[partition] as number);
  leaders.delete(-1);
  return new Map(
    [...leaders]
      .sort((a, b) => a - b)
      .map((leader) => [leader, partitions.filter((partition) => table.leader[partition] === leader)]),
  );
}

/** A question of ListOffsets, to be asked of the leader of all its partitions. */
export function offsetsQuestion(metadata: ClusterMetadata, question: OffsetsQuestion) {
  return {
    api: apis.listOffsets,
    write: (body: Parameters<typeof writeListOffsets>[0], version: number) =>
      writeListOffsets(body, version, metadata, question),
    read: (cursor: Parameters<typeof readListOffsets>[0], version: number): OffsetsAnswer =>
      readListOffsets(cursor, version, metadata, question.partitions.length),
  };
}

/** Partitions per request, so that no answer keeps the program busy for long. */
const maxPartitions = 20_000;

export function chunks(partitions: Uint32Array): Uint32Array[] {
  const count = Math.ceil(partitions.length / maxPartitions);
  return Array.from({ length: count }, (_, at) => partitions.subarray(at * maxPartitions, (at + 1) * maxPartitions));
}

/** Partitions without an answer, each once, though several questions were about it. */
interface Outcome {
  readonly stale: Set<number>;
  readonly refused: Map<number, Set<number>>;
}

async function ask(
  part: JournalPart,
  broker: Asked,
  { metadata, signal, last }: OffsetsRequest,
  question: OffsetsQuestion,
  into: Float64Array,
  { stale, refused }: Outcome,
): Promise<void> {
  const { partitions, time, isolation } = question;
  // The failure of one question is as good as that of all three: counted with the first.
  const items = time === specialTimes.end && isolation === 0 ? partitions.length : 0;
  const answer = await part.ask(broker, offsetsQuestion(metadata, question), signal, items);
  if (answer === undefined) {
    for (const partition of partitions) stale.add(partition);
    return;
  }
  for (let at = 0; at < answer.length; at++) {
    const partition = answer.partition[at] as number;
    const error = answer.error[at] as number;
    const offset = answer.offset[at] as number;
    if (error === 0) into[partition] = offset < 0 ? Number.NaN : offset;
    else if (meansStaleLeader(error) && !last) stale.add(partition);
    else refused.set(error, (refused.get(error) ?? new Set()).add(partition));
  }
}
