import type { Logger } from "../../../../exporters/kit/index.ts";
import type { FaultBoard } from "../faults/index.ts";
import {
  type Consumption,
  consume,
  conversation,
  type KafkaSettings,
  messagesTopic,
  outboundTopic,
  parseMessage,
  pause,
  type Received,
  type RecordWriter,
} from "../kafka/index.ts";

const batchSize = 500;

/** Moves every message to the topic of its channel, and commits only what has arrived there. */
export function route(settings: KafkaSettings, writer: RecordWriter, faults: FaultBoard, log: Logger): Consumption {
  const handle = async (batch: readonly Received[], stopped: AbortSignal) => {
    const slow = faults.active("slow");
    if (slow !== undefined) await pause(slow.delayMs * batch.length, stopped);
    await writer.write(batch.flatMap((record) => outbound(record, log)));
  };
  return consume({
    settings,
    group: "router-worker",
    topic: messagesTopic,
    // Slow per message, and so that every message counts when it is done.
    batchSize: () => (faults.active("slow") === undefined ? batchSize : 1),
    handle,
    log,
  });
}

function outbound({ value, partition, offset }: Received, log: Logger) {
  const message = parseMessage(value);
  if (message === undefined) {
    log.warn({ partition, offset: String(offset) }, "record is no message, left out");
    return [];
  }
  return [{ topic: outboundTopic(message.channel), key: conversation(message), value }];
}
