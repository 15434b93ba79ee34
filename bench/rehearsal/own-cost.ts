import { readFileSync, writeFileSync } from "node:fs";

/** CPU seconds so far: of this process, and of the processes that it started and that have ended, theirs included. */
export function ownCpu(): { readonly own: number; readonly children: number } {
  const { user, system } = process.cpuUsage();
  // The name of the process, in brackets, may hold spaces.
  const fields = readFileSync("/proc/self/stat", "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return { own: (user + system) / 1e6, children: (Number(fields[13]) + Number(fields[14])) / 100 };
}

/** 10⁶ bytes: the most that this process held since {@link forgetOwnPeak}. */
export function ownPeak(): number {
  const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
  return (Number(kilobytes) * 1024) / 1e6;
}

export function forgetOwnPeak(): void {
  // "5" resets VmHWM to what is used now.
  writeFileSync("/proc/self/clear_refs", "5");
}
