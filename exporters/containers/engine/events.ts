import { addAbortSignal } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "../../kit/index.ts";
import type { Engine } from "./engine.ts";

/** Something that happened to a container. */
export interface EngineEvent {
  readonly id: string;
  /** `start`, `die`, `oom` and so on. */
  readonly action: string;
}

/** A following of the engine's events. */
export interface EventStream {
  connected(): boolean;
  close(): Promise<void>;
}

export interface EventStreamOptions {
  readonly engine: Pick<Engine, "events">;
  readonly log: Logger;
  readonly onEvent: (event: EngineEvent) => void;
  /** Told when it is connected again: what happened meanwhile is only known as far as the engine remembers it. */
  readonly onGap: () => void;
  /** Milliseconds of the wall clock, for tests. */
  readonly now?: () => number;
  /** Milliseconds before the first attempt to connect again; doubled with each, up to 30 s. @default 500 */
  readonly pauseMs?: number;
}

const longestPauseMs = 30_000;

/** Follows the events of containers until it is closed; connects again when the connection ends. */
export function followEvents({
  engine,
  log,
  onEvent,
  onGap,
  now = Date.now,
  pauseMs = 500,
}: EventStreamOptions): EventStream {
  const controller = new AbortController();
  const { signal } = controller;
  let connected = false;
  let lastNano = `${Math.floor(now() / 1000)}`;
  let failing = false;

  async function readAll(): Promise<void> {
    const answer = addAbortSignal(signal, await engine.events(Number(lastNano), signal));
    connected = true;
    if (failing) log.info("the engine tells of changes again");
    failing = false;
    onGap();
    let rest = "";
    answer.setEncoding("utf8");
    // A connection that is silent for hours is usual; one whose other end is gone must be noticed.
    answer.socket.setKeepAlive(true, 30_000);
    for await (const part of answer as AsyncIterable<string>) {
      const lines = (rest + part).split("\n");
      rest = lines.pop() ?? "";
      if (rest.length > longestLine) throw new Error("an event is longer than 1 MiB");
      for (const line of lines) if (line.trim() !== "") take(line);
    }
  }

  function take(line: string): void {
    const { Action, Actor, timeNano } = JSON.parse(line) as Partial<EngineNews>;
    if (timeNano !== undefined) lastNano = nextMoment(timeNano);
    if (Action !== undefined && Actor?.ID !== undefined) onEvent({ id: Actor.ID, action: Action });
  }

  async function follow(): Promise<void> {
    for (let pause = pauseMs; !signal.aborted; pause = Math.min(pause * 2, longestPauseMs)) {
      try {
        await readAll();
        pause = pauseMs;
      } catch (error) {
        if (signal.aborted) return;
        if (!failing) log.warn({ err: error }, "the engine does not tell of changes; they are found later");
        failing = true;
      }
      connected = false;
      await wait(pause, undefined, { signal }).catch(() => {});
    }
  }

  const done = follow();
  return {
    connected: () => connected,
    async close() {
      controller.abort(new Error("closed"));
      await done;
      connected = false;
    },
  };
}

const longestLine = 1024 * 1024;

interface EngineNews {
  readonly Action: string;
  readonly Actor: { readonly ID?: string };
  readonly timeNano: number;
}

/** Just after an event, in seconds: JSON's numbers are good to a fraction of a microsecond here. */
function nextMoment(timeNano: number): string {
  return (Math.ceil(timeNano / 1000 + 1) / 1e6).toFixed(6);
}
