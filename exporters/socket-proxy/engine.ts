import { Agent, type IncomingMessage, request } from "node:http";
import type { Passage } from "./rules/index.ts";

/** The engine behind its socket. */
export interface EngineSocket {
  /** Sends a request that consists of the passage and nothing else. @throws EngineFault */
  ask(passage: Passage, options: { readonly signal: AbortSignal; readonly stream: boolean }): Promise<IncomingMessage>;
  close(): void;
}

/** An engine that cannot be asked, or gave an answer that cannot be used. */
export class EngineFault extends Error {
  readonly status: 502 | 504;

  constructor(status: 502 | 504, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "EngineFault";
    this.status = status;
  }
}

export function openEngine(socketPath: string): EngineSocket {
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 16 });
  return {
    ask({ method, path }, { signal, stream }) {
      return new Promise((resolve, reject) => {
        const sent = request({
          socketPath,
          // A stream has a connection of its own: it ends with it.
          agent: stream ? false : agent,
          method,
          path,
          signal,
          headers: { host: "docker" },
        });
        sent.once("response", resolve);
        // Nothing that is sent asks for it; an engine that offers it anyway is not followed.
        sent.once("upgrade", (_response, socket) => {
          socket.destroy();
          reject(new EngineFault(502, "the engine wanted to change the protocol"));
        });
        sent.once("error", (error) => reject(faultOf(error, signal)));
        sent.end();
      });
    },
    close: () => agent.destroy(),
  };
}

/** The text of an answer, up to so many bytes. @throws EngineFault */
export async function readAnswer(answer: IncomingMessage, maxBytes: number, signal: AbortSignal): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of answer as AsyncIterable<Buffer>) {
      length += part.length;
      if (length > maxBytes) break;
      parts.push(part);
    }
  } catch (error) {
    throw faultOf(error as Error, signal);
  }
  if (length > maxBytes) throw new EngineFault(502, `the engine's answer is longer than ${maxBytes} bytes`);
  return Buffer.concat(parts).toString("utf8");
}

function faultOf(error: Error, signal: AbortSignal): EngineFault {
  if (signal.aborted) return new EngineFault(504, "the engine did not answer in time", error);
  const { code } = error as NodeJS.ErrnoException;
  return new EngineFault(502, `the engine cannot be reached: ${code ?? error.message}`, error);
}
