import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";

/** A process whose use of the machine is read from /proc. */
export interface MeasuredProcess {
  /** Seconds of CPU time of all its threads so far. */
  cpuSeconds(): number;
  /** Megabytes (10⁶ bytes) of memory at most since the last `forgetPeak`. */
  peakMegabytes(): number;
  forgetPeak(): void;
  /** Megabytes of memory now. */
  heldMegabytes(): number;
  /** One line of its output; undefined when it has ended. */
  line(): Promise<string | undefined>;
  write(line: string): void;
  stop(): Promise<void>;
}

/** Starts a program; its standard error goes to ours. */
export function startMeasured(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): MeasuredProcess {
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(command, args, {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, ...environment },
  });
  const ended = once(child, "exit");
  const lines: Interface = createInterface({ input: child.stdout });
  const waiting = lines[Symbol.asyncIterator]();
  const proc = (file: string): string => readFileSync(`/proc/${child.pid}/${file}`, "utf8");
  const megabytes = (field: string): number =>
    (Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(proc("status"))?.[1]) * 1024) / 1e6;
  return {
    cpuSeconds() {
      return readdirSync(`/proc/${child.pid}/task`).reduce((sum, thread) => {
        const [nanoseconds = "0"] = proc(`task/${thread}/schedstat`).split(" ");
        return sum + Number(nanoseconds) / 1e9;
      }, 0);
    },
    peakMegabytes: () => megabytes("VmHWM"),
    heldMegabytes: () => megabytes("VmRSS"),
    forgetPeak() {
      // "5" resets VmHWM to what is used now.
      writeFileSync(`/proc/${child.pid}/clear_refs`, "5");
    },
    async line() {
      const { value, done } = await waiting.next();
      return done === true ? undefined : value;
    },
    write: (line) => void child.stdin.write(`${line}\n`),
    async stop() {
      child.kill("SIGTERM");
      const killer = setTimeout(() => child.kill("SIGKILL"), 5000);
      await ended;
      clearTimeout(killer);
    },
  };
}
