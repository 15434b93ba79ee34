import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { ExecutionContext } from "ava";

const main = fileURLToPath(new URL("../../../exporters/inbox/main.ts", import.meta.url));

/** The inbox as a process of its own. */
export interface RunningProgram {
  readonly url: string;
  readonly pid: number;
  /** Stops reading its log: the next line it writes meets a broken pipe. */
  closeLog(): void;
  /** Sends the signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** Starts the inbox's entry point on a free loopback port and waits until it listens; it is killed when the test ends. */
export async function startProgram(
  t: ExecutionContext,
  flags: readonly string[],
  wrapper: readonly string[] = [],
): Promise<RunningProgram> {
  const [command = "", ...args] = [
    ...wrapper,
    process.execPath,
    main,
    "inbox",
    "--web.listen-address=127.0.0.1:0",
    ...flags,
  ];
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit").then(([code, signal]) => ({ code, signal }));
  t.teardown(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  const port = await listeningPort(child);
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    closeLog: () => child.stdout.destroy(),
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

async function listeningPort({ stdout }: ChildProcess): Promise<number> {
  if (stdout === null) throw new Error("the program has no output to read");
  for await (const line of createInterface({ input: stdout })) {
    const { msg, port } = JSON.parse(line) as { msg: string; port?: number };
    if (msg === "listening" && port !== undefined) {
      stdout.resume();
      return port;
    }
  }
  throw new Error("the program ended before it listened");
}
