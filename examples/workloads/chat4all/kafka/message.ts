import * as z from "zod";
import { channels } from "./topics.ts";

/** A message on its way, the same on every topic. */
export const message = z.object({
  id: z.string().min(1),
  channel: z.enum(channels),
  to: z.string().min(1),
  text: z.string(),
  /** When api-service took it, in milliseconds since 1970. */
  acceptedAt: z.number(),
});

export type Message = z.output<typeof message>;

/** What keeps its order: everything to one person on one channel. Key of the record on every topic. */
export const conversation = ({ channel, to }: Message) => `${channel}:${to}`;

/** A record's value as a message, or undefined when it is none. */
export function parseMessage(value: string | undefined): Message | undefined {
  try {
    return message.parse(JSON.parse(value ?? ""));
  } catch {
    return undefined;
  }
}
