import { get, type IncomingMessage } from "node:http";
import { createInterface } from "node:readline";
import type { ExecutionContext } from "ava";

/** A page that listens: what it was told. */
export interface Listening {
  readonly answer: IncomingMessage;
  readonly lines: readonly string[];
  /** The next event, and what came with it. */
  next(): Promise<readonly [event: string, data: unknown]>;
  /** Waits until the server has ended it. */
  readonly ended: Promise<void>;
}

/** Listens to server-sent events until the test ends. */
export async function listen(t: ExecutionContext, url: string): Promise<Listening> {
  const asked = get(url, { agent: false });
  t.teardown(() => asked.destroy());
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    asked.once("response", resolve);
    asked.once("error", reject);
  });
  const lines: string[] = [];
  const events: (readonly [string, unknown])[] = [];
  const waiting: (() => void)[] = [];
  const reader = createInterface({ input: answer });
  // The test's own end cuts it.
  reader.on("error", () => {});
  reader.on("line", (line) => {
    const event = /^event: (.*)$/.exec(lines.at(-1) ?? "")?.[1];
    if (event !== undefined) events.push([event, JSON.parse(line.replace("data: ", "")) as unknown]);
    lines.push(line);
    for (const wake of waiting.splice(0)) wake();
  });
  return {
    answer,
    lines,
    ended: new Promise((resolve) => void reader.once("close", resolve)),
    async next() {
      while (events.length === 0) await new Promise<void>((resolve) => void waiting.push(resolve));
      return events.shift() as readonly [string, unknown];
    },
  };
}
