import { join } from "node:path";
import { type DeviceUsage, known, type Usage, workingSet } from "../usage.ts";
import { field, readKernelFile, readNumber } from "./read-file.ts";
import { countOf } from "./version-one.ts";

/** Reads a container's counters from cgroup v2; undefined when the container does not run any more. */
export function readVersionTwo(root: string, path: string): Usage | undefined {
  const folder = join(root, path);
  const text = (file: string) => readKernelFile(`${folder}/${file}`);
  const number = (file: string) => readNumber(`${folder}/${file}`);
  const cpu = text("cpu.stat");
  const usage = number("memory.current");
  if (cpu === undefined && usage === undefined) return undefined;
  const memory = text("memory.stat");
  return {
    cpu: known({
      total: micro(field(cpu, "usage_usec")),
      user: micro(field(cpu, "user_usec")),
      system: micro(field(cpu, "system_usec")),
      periods: field(cpu, "nr_periods"),
      throttledPeriods: field(cpu, "nr_throttled"),
      throttled: micro(field(cpu, "throttled_usec")),
    }),
    memory: known({
      usage,
      workingSet: workingSet(usage, field(memory, "inactive_file")),
      rss: field(memory, "anon"),
      cache: field(memory, "file"),
      swap: number("memory.swap.current"),
      mappedFile: field(memory, "file_mapped"),
      maxUsage: number("memory.peak"),
    }),
    ...known({
      threads: number("pids.current"),
      processes: countOf(text("cgroup.procs")),
      oomKills: field(text("memory.events"), "oom_kill"),
    }),
    devices: devicesIn(text("io.stat")),
  };
}

function micro(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : seconds / 1e6;
}

/** `254:0 rbytes=4096 wbytes=0 rios=1 wios=0 dbytes=0 dios=0`, a line per device. */
function devicesIn(text: string | undefined): ReadonlyMap<string, DeviceUsage> {
  const devices = new Map<string, DeviceUsage>();
  for (const line of text?.split("\n") ?? []) {
    const [device = "", ...pairs] = line.split(" ");
    const counts = new Map(pairs.map((pair) => pair.split("=", 2) as [string, string]));
    if (!counts.has("rbytes")) continue;
    const count = (key: string) => Number(counts.get(key) ?? 0);
    devices.set(device, {
      readBytes: count("rbytes"),
      writtenBytes: count("wbytes"),
      reads: count("rios"),
      writes: count("wios"),
    });
  }
  return devices;
}
