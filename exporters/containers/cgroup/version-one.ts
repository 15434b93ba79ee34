import { join } from "node:path";
import { addTo, type DeviceUsage, known, type Usage, workingSet } from "../usage.ts";
import type { Controller } from "./hierarchy.ts";
import { field, readKernelFile, readNumber } from "./read-file.ts";

/** Clock ticks in a second, as the kernel tells user programs; 100 on every architecture that engines run on. */
const ticksPerSecond = 100;

/** Reads a container's counters from cgroup v1; undefined when the container does not run any more. */
export function readVersionOne(roots: Readonly<Partial<Record<Controller, string>>>, path: string): Usage | undefined {
  const folder = (controller: Controller) =>
    roots[controller] === undefined ? undefined : join(roots[controller], path);
  const number = (controller: Controller, file: string) => {
    const at = folder(controller);
    return at === undefined ? undefined : readNumber(`${at}/${file}`);
  };
  const text = (controller: Controller, file: string) => {
    const at = folder(controller);
    return at === undefined ? undefined : readKernelFile(`${at}/${file}`);
  };
  const total = number("cpuacct", "cpuacct.usage");
  const usage = number("memory", "memory.usage_in_bytes");
  if (total === undefined && usage === undefined) return undefined;
  const times = text("cpuacct", "cpuacct.stat");
  const throttling = text("cpu", "cpu.stat");
  const memory = text("memory", "memory.stat");
  const nanoseconds = field(throttling, "throttled_time");
  const devices = new Map<string, DeviceUsage>();
  addLines(devices, text("blkio", "blkio.throttle.io_service_bytes_recursive"), {
    Read: "readBytes",
    Write: "writtenBytes",
  });
  addLines(devices, text("blkio", "blkio.throttle.io_serviced_recursive"), { Read: "reads", Write: "writes" });
  return {
    cpu: known({
      total: total === undefined ? undefined : total / 1e9,
      user: ticks(field(times, "user")),
      system: ticks(field(times, "system")),
      periods: field(throttling, "nr_periods"),
      throttledPeriods: field(throttling, "nr_throttled"),
      throttled: nanoseconds === undefined ? undefined : nanoseconds / 1e9,
    }),
    memory: known({
      usage,
      workingSet: workingSet(usage, field(memory, "total_inactive_file")),
      rss: field(memory, "total_rss"),
      cache: field(memory, "total_cache"),
      swap: field(memory, "total_swap"),
      mappedFile: field(memory, "total_mapped_file"),
      maxUsage: number("memory", "memory.max_usage_in_bytes"),
    }),
    ...known({
      threads: number("pids", "pids.current"),
      processes: countOf(text("pids", "cgroup.procs")),
      oomKills: field(text("memory", "memory.oom_control"), "oom_kill"),
    }),
    devices,
  };
}

function ticks(count: number | undefined): number | undefined {
  return count === undefined ? undefined : count / ticksPerSecond;
}

/** Lines of processes; none is what a reader in another process name space gets to see. */
export function countOf(lines: string | undefined): number | undefined {
  const count = lines?.split("\n").filter((line) => line !== "").length;
  return count === 0 ? undefined : count;
}

/** `254:0 Read 4096`, a line per device and operation, and a sum at the end. */
function addLines(
  devices: Map<string, DeviceUsage>,
  text: string | undefined,
  fields: Readonly<Record<string, keyof DeviceUsage>>,
): void {
  for (const line of text?.split("\n") ?? []) {
    const [device = "", operation = "", value] = line.split(" ");
    const name = fields[operation];
    if (name !== undefined && value !== undefined) addTo(devices, device, { [name]: Number(value) });
  }
}
