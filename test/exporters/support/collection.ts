import { Registry } from "prom-client";
import { type Collection, type CollectionOptions, createCollection } from "../../../exporters/kit/collection/index.ts";
import { recordingLog } from "./log.ts";

/** A collection under test. */
export interface TestedCollection extends Collection {
  readonly lines: readonly string[];
  /** Milliseconds on the collection's clock, which only this moves. */
  readonly clock: { ms: number };
  /** The metrics about it, sample lines without the subject. */
  about(): Promise<string[]>;
}

/** Makes a collection of the subject `test` with a clock that stands still. */
export function testedCollection(options: Omit<CollectionOptions, "subject" | "log" | "now">): TestedCollection {
  const { log, lines } = recordingLog();
  const clock = { ms: 0 };
  const collection = createCollection({ subject: "test", log, now: () => clock.ms, ...options });
  const registry = new Registry();
  const refresh = collection.register(registry);
  return {
    ...collection,
    lines,
    clock,
    async about() {
      refresh();
      const text = await registry.metrics();
      return text.split("\n").flatMap((line) => (line.startsWith("test_") ? [line.slice("test_".length)] : []));
    },
  };
}

/** The messages of log lines with their level. */
export function messages(lines: readonly string[]): string[] {
  return lines.map((line) => {
    const { level, msg, collector } = JSON.parse(line) as Record<string, string>;
    return [level, msg, collector].filter((part) => part !== undefined).join(" ");
  });
}
