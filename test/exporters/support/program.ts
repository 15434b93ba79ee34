import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { ExecutionContext } from "ava";

const mains = {
  inbox: fileURLToPath(new URL("../../../exporters/inbox/main.ts", import.meta.url)),
  probe: fileURLToPath(new URL("probe-program.ts", import.meta.url)),
};

/** A program of ours as a process of its own. */
export interface RunningProgram {
  readonly url: string;
  readonly pid: number;
  /** Stops reading its log: the next line it writes meets a broken pipe. */
  closeLog(): void;
  /** Messages it has logged so far. */
  readonly messages: readonly string[];
  signal(signal: NodeJS.Signals): void;
  /** Waits until it has logged this message once more. */
  logged(message: string): Promise<void>;
  /** Sends the signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** Starts a program's entry point on a free loopback port and waits until it listens; it is killed when the test ends. */
export async function startProgram(
  t: ExecutionContext,
  flags: readonly string[],
  { name = "inbox", environment = {} }: StartOptions = {},
): Promise<RunningProgram> {
  const args = [mains[name], name, "--web.listen-address=127.0.0.1:0", ...flags];
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...environment },
  });
  const ended = once(child, "exit").then(([code, signal]) => ({ code, signal }));
  t.teardown(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  const log = followLog(child);
  const port = await log.port;
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    messages: log.messages,
    logged: log.logged,
    closeLog: () => child.stdout.destroy(),
    signal: (signal) => void child.kill(signal),
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

/** Which program, and what is in its environment beside the test's own. */
export interface StartOptions {
  readonly name?: keyof typeof mains;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs a program to its end, for what it prints. */
export function runToEnd(
  name: keyof typeof mains,
  args: readonly string[],
  environment: StartOptions["environment"] = {},
) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [mains[name], ...args], {
    encoding: "utf8",
    env: { ...process.env, ...environment },
    timeout: 60_000,
  });
  return { status, stdout, stderr };
}

function followLog({ stdout }: { readonly stdout: Readable }) {
  const messages: string[] = [];
  const waiting = new Map<string, () => void>();
  const listening = Promise.withResolvers<number>();
  const lines = createInterface({ input: stdout });
  lines.on("line", (line) => {
    const { msg, port } = JSON.parse(line) as { msg: string; port?: number };
    messages.push(msg);
    waiting.get(msg)?.();
    if (msg === "listening" && port !== undefined) listening.resolve(port);
  });
  lines.on("close", () => listening.reject(new Error(`the program ended before it listened: ${messages.join("; ")}`)));
  return {
    messages,
    port: listening.promise,
    logged: (message: string) => new Promise<void>((resolve) => void waiting.set(message, resolve)),
  };
}
