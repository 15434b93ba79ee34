import { readKernelFile } from "./cgroup/index.ts";
import type { InterfaceUsage } from "./usage.ts";

/**
 * Reads the interfaces of a process's network from `<proc>/<pid>/net/dev`; undefined when the process is not there.
 * Source: proc_pid_net(5)
 */
export function readInterfaces(procRoot: string, pid: number): readonly InterfaceUsage[] | undefined {
  const text = readKernelFile(`${procRoot}/${pid}/net/dev`);
  return text === undefined ? undefined : parseInterfaces(text);
}

/** Two lines of headings, then `eth0: ` and sixteen numbers. The loopback is nobody's traffic. */
export function parseInterfaces(text: string): readonly InterfaceUsage[] {
  return text
    .split("\n")
    .slice(2)
    .flatMap((line) => {
      const colon = line.indexOf(":");
      const name = line.slice(0, Math.max(0, colon)).trim();
      if (name === "" || name === "lo") return [];
      const counts = line
        .slice(colon + 1)
        .trim()
        .split(/\s+/)
        .map(Number);
      const at = (index: number) => counts[index] ?? 0;
      return [
        {
          name,
          receivedBytes: at(0),
          receivedPackets: at(1),
          receiveErrors: at(2),
          receivedDropped: at(3),
          sentBytes: at(8),
          sentPackets: at(9),
          sendErrors: at(10),
          sentDropped: at(11),
        },
      ];
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}
