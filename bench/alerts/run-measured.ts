import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";

/** What one run of a program took. */
export interface Run {
  /** Seconds. */
  readonly wall: number;
  /** Seconds of CPU time of all its threads. */
  readonly cpu: number;
  /** Megabytes (10⁶ bytes) of memory at most. */
  readonly peak: number;
}

/**
 * Runs a program to its end and reads its use of the machine from /proc as it goes; the last five milliseconds are not seen.
 * @throws Error when it fails.
 */
export async function runMeasured(command: string, args: readonly string[]): Promise<Run> {
  const start = performance.now();
  const child = spawn(command, args, { stdio: ["ignore", "ignore", "inherit"] });
  let [cpu, peak] = [0, 0];
  const look = setInterval(() => {
    const seen = use(child.pid);
    if (seen !== undefined) ({ cpu, peak } = seen);
  }, 5);
  const [code] = (await once(child, "exit")) as [number | null];
  const wall = (performance.now() - start) / 1000;
  clearInterval(look);
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} failed`);
  return { wall, cpu, peak };
}

function use(pid: number | undefined): Omit<Run, "wall"> | undefined {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const nanoseconds = threads.map((thread) => readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8"));
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    if (kilobytes === undefined) return undefined;
    const cpu = nanoseconds.reduce((sum, text) => sum + Number.parseInt(text, 10) / 1e9, 0);
    return { cpu, peak: (Number(kilobytes) * 1024) / 1e6 };
  } catch {
    // It has ended in between.
    return undefined;
  }
}
