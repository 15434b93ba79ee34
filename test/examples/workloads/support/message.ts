import type { Message } from "../../../../examples/workloads/chat4all/kafka/index.ts";

/** A message to somebody, with its number in the id. */
export function messageTo(to: string, n: number): Message {
  return { id: `${to}-${n}`, channel: "whatsapp", to, text: `number ${n}`, acceptedAt: 1000 + n };
}
