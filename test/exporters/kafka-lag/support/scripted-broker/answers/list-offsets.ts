import type { ScriptedCluster, ScriptedPartition } from "../cluster.ts";
import { errorCodes } from "../error-codes.ts";
import type { Found, ScriptedLog } from "../log.ts";
import type { Request } from "../request.ts";
import type { WireWriter } from "../wire.ts";

interface Answer {
  error: number;
  timestamp: number;
  offset: number;
}

/** What a request asks of one topic, in columns: there may be a hundred thousand partitions. */
interface Wanted {
  readonly name: string;
  readonly indexes: Int32Array;
  readonly epochs: Int32Array;
  readonly times: Float64Array;
}

/**
 * Log start, log end, last stable offset, greatest timestamp, and the first record at or after a time.
 * @returns the partitions that were asked for, when somebody wants to know
 */
export function answerListOffsets(
  request: Request,
  out: WireWriter,
  cluster: ScriptedCluster,
): () => readonly string[] {
  const { body, version, broker } = request;
  body.int32();
  const committedOnly = version >= 2 && body.int8() === 1;
  if (version >= 2) out.int32(0);
  const topics = body.array(() => readWanted(request));
  if (version >= 10) body.int32();
  const entries = Map.groupBy(topics, ({ name }) => name);
  const answer: Answer = { error: 0, timestamp: -1, offset: -1 };
  out.array(topics, ({ name, indexes, epochs, times }) => {
    const topic = cluster.topics.get(name);
    const twice = repeated(entries.get(name) ?? []);
    out.string(name);
    out.length(indexes.length);
    for (let entry = 0; entry < indexes.length; entry++) {
      const index = indexes[entry] as number;
      const partition = topic?.partitions[index];
      answer.error = refusal(partition, broker, epochs[entry] as number, twice.has(index));
      answer.timestamp = -1;
      answer.offset = -1;
      if (partition !== undefined && answer.error === errorCodes.none) {
        look(partition.log, times[entry] as number, version, committedOnly, answer);
      }
      out.int32(index);
      out.int16(answer.error);
      out.int64(answer.timestamp);
      out.int64(answer.offset);
      if (version >= 4) out.int32(partition?.epoch ?? -1);
      out.tags();
    }
    out.tags();
  });
  out.tags();
  return () => topics.flatMap(({ name, indexes }) => Array.from(indexes, (index) => `${name}/${index}`));
}

function readWanted({ body, version }: Request): Wanted {
  const name = body.string();
  const count = body.length();
  const indexes = new Int32Array(count);
  const epochs = new Int32Array(count).fill(-1);
  const times = new Float64Array(count);
  for (let entry = 0; entry < count; entry++) {
    indexes[entry] = body.int32();
    if (version >= 4) epochs[entry] = body.int32();
    times[entry] = body.int64();
    body.tags();
  }
  body.tags();
  return { name, indexes, epochs, times };
}

/** Partitions that the request names more than once, in one entry of the topic or in several. */
function repeated(entries: readonly Wanted[]): ReadonlySet<number> {
  const twice = new Set<number>();
  const [only] = entries;
  if (
    entries.length === 1 &&
    only?.indexes.every((index, at) => at === 0 || index > (only.indexes[at - 1] as number))
  ) {
    return twice;
  }
  const seen = new Set<number>();
  for (const { indexes } of entries) for (const index of indexes) (seen.has(index) ? twice : seen).add(index);
  return twice;
}

function refusal(partition: ScriptedPartition | undefined, broker: number, epoch: number, twice: boolean): number {
  if (twice) return errorCodes.invalidRequest;
  if (partition === undefined) return errorCodes.unknownTopicOrPartition;
  if ((partition.realLeader ?? partition.leader) !== broker) return errorCodes.notLeader;
  if (epoch >= 0 && epoch < partition.epoch) return errorCodes.fencedLeaderEpoch;
  if (epoch > partition.epoch) return errorCodes.unknownLeaderEpoch;
  return partition.error ?? errorCodes.none;
}

function look(log: ScriptedLog, timestamp: number, version: number, committedOnly: boolean, into: Answer): void {
  const limit = committedOnly ? (log.lastStable ?? log.end) : log.end;
  if (timestamp === -1) into.offset = limit;
  else if (timestamp === -2 || (timestamp === -4 && version >= 8)) into.offset = log.start;
  else if (timestamp === -3 && version >= 7) show(log.latest(), log.end, into);
  else if (timestamp >= 0) show(log.find(timestamp), limit, into);
  else if (timestamp !== -5 || version < 9) into.error = errorCodes.unsupportedVersion;
}

function show(found: Found | undefined, limit: number, into: Answer): void {
  if (found === undefined || found.offset >= limit) return;
  into.timestamp = found.timestamp;
  into.offset = found.offset;
}
