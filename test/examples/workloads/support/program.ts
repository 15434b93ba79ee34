import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { ExecutionContext } from "ava";

/** A program of the miniature as a process of its own. */
export interface RunningProgram {
  readonly url: string;
  readonly pid: number;
  /** What it has logged, for a failure's message. */
  readonly log: readonly string[];
  /** Sends the signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Resolves when it ends by itself. */
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** A test, or what stands for one in a hook. */
export type Teardown = Pick<ExecutionContext, "teardown">;

/** Starts a command and waits until it listens; it is killed when the test ends. */
export async function startProgram(t: Teardown, command: string, args: readonly string[]): Promise<RunningProgram> {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "exit").then(([code, signal]) => ({ code, signal }));
  t.teardown(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  const log: string[] = [];
  const port = await listeningPort(child, log);
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    log,
    ended,
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

/** Reads the log to its end, and resolves at the line that names the port. */
function listeningPort({ stdout, stderr }: ChildProcess, log: string[]): Promise<number> {
  if (stdout === null || stderr === null) throw new Error("the program has no output to read");
  createInterface({ input: stderr }).on("line", (line) => log.push(line));
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  createInterface({ input: stdout })
    .on("line", (line) => {
      log.push(line);
      const { msg, port } = parse(line);
      if (msg === "listening" && port !== undefined) resolve(port);
    })
    .on("close", () => reject(new Error(`the program ended before it listened:\n${log.join("\n")}`)));
  return promise;
}

function parse(line: string): { readonly msg?: string; readonly port?: number } {
  try {
    return JSON.parse(line);
  } catch {
    return {};
  }
}
