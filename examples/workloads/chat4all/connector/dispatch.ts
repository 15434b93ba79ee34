import { conversation, type Message } from "../kafka/index.ts";

/**
 * Sends messages, several conversations at once and each in its order. Returns those that were not sent, in the order given:
 * a conversation stops at its first message that cannot be sent.
 */
export async function dispatch(
  messages: readonly Message[],
  send: (message: Message) => Promise<boolean>,
  lanes: number,
): Promise<readonly Message[]> {
  const conversations = Map.groupBy(messages, conversation).values();
  const sent = new Set<Message>();
  // All lanes draw from the one iterator.
  const lane = async () => {
    for (const one of conversations) {
      for (const message of one) {
        if (!(await send(message))) break;
        sent.add(message);
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return messages.filter((message) => !sent.has(message));
}
