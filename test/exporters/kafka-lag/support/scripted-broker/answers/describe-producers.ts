import type { ScriptedCluster, ScriptedProducer } from "../cluster.ts";
import { errorCodes } from "../error-codes.ts";
import type { Request } from "../request.ts";
import type { WireWriter } from "../wire.ts";

/** Who writes to a partition, and whether a transaction is open there. */
export function answerDescribeProducers(
  request: Request,
  out: WireWriter,
  cluster: ScriptedCluster,
): readonly string[] {
  const { body, broker } = request;
  const topics = body.array(() => {
    const name = body.string();
    const partitions = body.array(() => body.int32());
    body.tags();
    return { name, partitions };
  });
  out.int32(0);
  out.array(topics, ({ name, partitions }) => {
    out.string(name);
    out.array(partitions, (index) => {
      const partition = cluster.topics.get(name)?.partitions[index];
      const leads = (partition?.realLeader ?? partition?.leader) === broker;
      out.int32(index);
      out.int16(
        partition === undefined
          ? errorCodes.unknownTopicOrPartition
          : leads
            ? (partition.producersError ?? 0)
            : errorCodes.notLeader,
      );
      out.nullableString(null);
      out.array(partition?.producersError === undefined ? (partition?.producers ?? []) : [], (producer) =>
        writeProducer(out, producer),
      );
      out.tags();
    });
    out.tags();
  });
  out.tags();
  return topics.flatMap(({ name, partitions }) => partitions.map((index) => `${name}/${index}`));
}

function writeProducer(out: WireWriter, producer: ScriptedProducer): void {
  out.int64(producer.id);
  out.int32(0);
  out.int32(-1);
  out.int64(producer.lastTimestamp);
  out.int32(producer.coordinatorEpoch);
  out.int64(producer.transactionStart);
  out.tags();
}
