import type { Resilience } from "../result/index.ts";
import type { Unwilling } from "./copy-files.ts";
import { countMessages, type FaultTime, type Message } from "./count.ts";

/** What became of the messages to a receiver that did not take them as it should. All times are milliseconds since 1970. */
export interface PlayedReceiver {
  readonly answer: Unwilling;
  readonly fault: FaultTime;
  /** When it began to take messages again. Absent: it is slow, and took them all the time. */
  readonly willingAt?: number;
  /** Every message that came to it. */
  readonly attempts: readonly { readonly atMs: number }[];
  /** What arrived behind it. */
  readonly messages: readonly Message[];
}

/** Nothing is by design here: Alertmanager has to try again until everything is told, and only once. */
export function judgeReceiver(played: PlayedReceiver, reaction: number): Resilience["receivers"][number] {
  const { answer, fault, willingAt, attempts, messages } = played;
  const { lost, duplicated, falseFiring, falseResolved } = countMessages(messages, fault, reaction);
  const told = messages.find(({ status }) => status === "firing");
  return {
    answer: names[answer],
    status: lost + duplicated + falseFiring + falseResolved > 0 ? "failed" : "passed",
    attempts: attempts.length,
    delivered: messages.length,
    lost,
    duplicated,
    ...(told === undefined || willingAt === undefined
      ? {}
      : { recovery: Math.max(0, Math.round(told.at - willingAt)) }),
  };
}

const names: Readonly<Record<Unwilling, string>> = { "500": "500", "429": "429", slow: "slow", none: "no answer" };
