import { readFileSync } from "node:fs";

/** What the kernel's files say of a process's container, found by another way than the exporter's. */
export interface Seen {
  readonly cpu: number;
  readonly usage: number;
  readonly workingSet: number;
  readonly threads: number;
}

/** Looks by the process, not by the container's id: `/proc/<pid>/cgroup` names the folders. */
export function seenOf(pid: number): Seen {
  const paths = new Map(
    readFileSync(`/proc/${pid}/cgroup`, "utf8")
      .trim()
      .split("\n")
      .flatMap((line) => {
        const [, controllers = "", path = ""] = line.split(":");
        return controllers.split(",").map((controller): [string, string] => [controller, path]);
      }),
  );
  return paths.has("memory") ? versionOne(paths) : versionTwo(`/sys/fs/cgroup${paths.get("") ?? ""}`);
}

function versionOne(paths: ReadonlyMap<string, string>): Seen {
  const read = (controller: string, file: string) =>
    readFileSync(`/sys/fs/cgroup/${controller}${paths.get(controller)}/${file}`, "utf8");
  const usage = Number(read("memory", "memory.usage_in_bytes"));
  return {
    cpu: Number(read("cpuacct", "cpuacct.usage")) / 1e9,
    usage,
    workingSet: usage - Number(/^total_inactive_file (\d+)$/m.exec(read("memory", "memory.stat"))?.[1]),
    threads: Number(read("pids", "pids.current")),
  };
}

function versionTwo(folder: string): Seen {
  const read = (file: string) => readFileSync(`${folder}/${file}`, "utf8");
  const usage = Number(read("memory.current"));
  return {
    cpu: Number(/^usage_usec (\d+)$/m.exec(read("cpu.stat"))?.[1]) / 1e6,
    usage,
    workingSet: usage - Number(/^inactive_file (\d+)$/m.exec(read("memory.stat"))?.[1]),
    threads: Number(read("pids.current")),
  };
}
