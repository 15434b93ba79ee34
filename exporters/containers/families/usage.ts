import { containers } from "../../../metrics/index.ts";
import { withLabel } from "../../kit/index.ts";
import type { DeviceUsage, Usage } from "../usage.ts";
import type { Known } from "../watch/index.ts";
import type { LevelName } from "./view.ts";
import type { Writers } from "./writers.ts";

/** CPU, memory, tasks and block I/O of a running container. */
export function writeUsage(
  writers: Writers,
  labels: string,
  { usage: reading, details }: Known,
  level: LevelName,
  deviceName: (device: string) => string,
): void {
  if (reading === undefined) return;
  const { cpu, memory, threads, processes, devices }: Usage = reading.value;
  writers.add(containers.cpuUsage, withLabel(labels, "cpu", "total"), cpu.total);
  writers.add(containers.memoryUsage, labels, memory.usage);
  writers.add(containers.memoryWorkingSet, labels, memory.workingSet);
  if ((details?.limits.cpuQuota ?? 0) > 0 || (cpu.periods ?? 0) > 0) {
    writers.add(containers.cpuPeriods, labels, cpu.periods);
    writers.add(containers.cpuThrottledPeriods, labels, cpu.throttledPeriods);
    writers.add(containers.cpuThrottled, labels, cpu.throttled);
  }
  writers.add(containers.threads, labels, threads);
  if (level === "core") return;
  writers.add(containers.cpuUser, labels, cpu.user);
  writers.add(containers.cpuSystem, labels, cpu.system);
  writers.add(containers.memoryRss, labels, memory.rss);
  writers.add(containers.memoryCache, labels, memory.cache);
  writers.add(containers.memorySwap, labels, memory.swap);
  writers.add(containers.memoryMappedFile, labels, memory.mappedFile);
  writers.add(containers.memoryMaxUsage, labels, memory.maxUsage);
  writers.add(containers.processes, labels, processes);
  if (level === "all")
    for (const device of [...devices.keys()].sort())
      writeDevice(writers, withLabel(labels, "device", deviceName(device)), devices.get(device));
  else if (devices.size > 0) writeDevice(writers, labels, sumOf([...devices.values()]));
}

function writeDevice(writers: Writers, labels: string, usage: DeviceUsage | undefined): void {
  writers.add(containers.fsReadBytes, labels, usage?.readBytes);
  writers.add(containers.fsWrittenBytes, labels, usage?.writtenBytes);
  writers.add(containers.fsReads, labels, usage?.reads);
  writers.add(containers.fsWrites, labels, usage?.writes);
}

function sumOf(all: readonly DeviceUsage[]): DeviceUsage {
  const sum = (key: keyof DeviceUsage) => all.reduce((total, one) => total + one[key], 0);
  return { readBytes: sum("readBytes"), writtenBytes: sum("writtenBytes"), reads: sum("reads"), writes: sum("writes") };
}
