import type { Socket } from "node:net";
import { ProbeError } from "./failure.ts";
import type { TcpModule } from "./module.ts";
import { openSocket, type ProbeContext, startTls } from "./open-socket.ts";
import type { Target } from "./target.ts";

/** Connects, and goes through the module's steps: what must come, what is said then, where TLS begins. */
export async function probeTcp(target: Target, module: TcpModule, context: ProbeContext): Promise<void> {
  let socket = await openSocket(target, module, context);
  let reader = lineReader(socket);
  let groups: readonly string[] = [];
  for (const { expect, send, startTls: begins } of module.steps) {
    if (expect !== undefined) {
      context.trace.failedByExpression = true;
      groups = await expected(reader, expect);
      context.trace.failedByExpression = false;
    }
    if (send !== undefined) socket.write(`${filledIn(send, groups)}\n`);
    if (begins) {
      reader.release();
      socket = await startTls(socket, target, module, context);
      reader = lineReader(socket);
    }
  }
}

/** `$1` or `${1}` is what the first group of the last expression matched, as in blackbox_exporter. */
function filledIn(text: string, groups: readonly string[]): string {
  return text.replace(
    /\$(?:\{(\d+)\}|(\d+))/g,
    (_, braced: string, bare: string) => groups[Number(braced ?? bare)] ?? "",
  );
}

async function expected(reader: LineReader, expression: RegExp): Promise<readonly string[]> {
  for (;;) {
    const line = await reader.next();
    if (line === undefined)
      throw new ProbeError("content", `the connection ended, and nothing that was said matches ${expression}`);
    const match = expression.exec(line);
    if (match !== null) return match;
  }
}

/** A server that says more than this before what is expected is not the one that was meant. */
const maxBytes = 64 * 1024;

interface LineReader {
  /** The next line without its end; undefined when there are no more. */
  next(): Promise<string | undefined>;
  release(): void;
}

function lineReader(socket: Socket): LineReader {
  let buffered = "";
  let bytes = 0;
  let ended = false;
  let fault: Error | undefined;
  let wake = () => {};
  const onData = (chunk: Buffer) => {
    bytes += chunk.length;
    buffered += chunk.toString("utf8");
    if (bytes > maxBytes) fault = new ProbeError("too_large", `more than ${maxBytes} bytes came`);
    wake();
  };
  const onEnd = () => {
    ended = true;
    wake();
  };
  const listen = () => {
    socket.on("data", onData);
    socket.on("end", onEnd);
    socket.on("close", onEnd);
  };
  let listening = false;
  return {
    async next() {
      if (!listening) listen();
      listening = true;
      for (;;) {
        if (fault !== undefined) throw fault;
        const end = buffered.indexOf("\n");
        if (end >= 0 || (ended && buffered !== "")) {
          const line = end < 0 ? buffered : buffered.slice(0, end);
          buffered = end < 0 ? "" : buffered.slice(end + 1);
          return line.replace(/\r$/, "");
        }
        if (ended) return undefined;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    release() {
      socket.off("data", onData);
      socket.off("end", onEnd);
      socket.off("close", onEnd);
    },
  };
}
