import {
  conversation,
  createRecordWriter,
  type Message,
  messagesTopic,
} from "../../../../examples/workloads/chat4all/kafka/index.ts";

const people = 20;

/** Messages in one run of numbers, over twenty conversations. */
export function messages(
  prefix: string,
  from: number,
  to: number,
  channel: Message["channel"] = "whatsapp",
): Message[] {
  return Array.from({ length: to - from }, (_, n) => ({
    id: `${prefix}-${from + n}`,
    channel,
    to: `${prefix}-person-${(from + n) % people}`,
    text: `number ${from + n}`,
    acceptedAt: Date.now(),
  }));
}

/** Writes messages to Kafka as api-service does. */
export async function publish(broker: string, batch: readonly Message[]): Promise<void> {
  const writer = createRecordWriter("test", [broker]);
  try {
    await writer.write(
      batch.map((message) => ({ topic: messagesTopic, key: conversation(message), value: JSON.stringify(message) })),
    );
  } finally {
    await writer.close();
  }
}

/** Conversations whose messages are not in the order of their numbers. */
export function disordered(taken: readonly { readonly id: string; readonly to: string }[]): string[] {
  const number = ({ id }: { readonly id: string }) => Number(id.slice(id.lastIndexOf("-") + 1));
  const conversations = Map.groupBy(taken, ({ to }) => to);
  return [...conversations].flatMap(([to, own]) =>
    own.some((message, n) => n > 0 && number(message) < number(own[n - 1] ?? message)) ? [to] : [],
  );
}
