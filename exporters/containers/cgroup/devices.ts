import { readlinkSync } from "node:fs";
import { basename } from "node:path";

/** Names block devices as the kernel does: `/dev/vda` for `254:0`, and the numbers where it does not tell. */
export function createDeviceNames(folder = "/sys/dev/block"): (device: string) => string {
  const names = new Map<string, string>();
  return (device) => {
    const before = names.get(device);
    if (before !== undefined) return before;
    const name = nameOf(folder, device);
    names.set(device, name);
    return name;
  };
}

function nameOf(folder: string, device: string): string {
  try {
    return `/dev/${basename(readlinkSync(`${folder}/${device}`))}`;
  } catch {
    return device;
  }
}
