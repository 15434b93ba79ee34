import type { HostConfig } from "dockerode";
import type { Values } from "../protocol/index.ts";
import { readNumber, readObjects, readText } from "../read-inputs.ts";

const MEBIBYTE = 1024 * 1024;

/** The limits and the restart policy that a running container can be given, at creation or by an update. */
export function resources(inputs: Values): HostConfig {
  const swap = readNumber(inputs, "memorySwap");
  const rates = (name: string) => readObjects(inputs, name).map(({ path, rate }) => ({ Path: path, Rate: rate }));
  return {
    CpuShares: readNumber(inputs, "cpuShares"),
    CpusetCpus: readText(inputs, "cpuSet"),
    Memory: readNumber(inputs, "memory") * MEBIBYTE,
    MemoryReservation: readNumber(inputs, "memoryReservation") * MEBIBYTE,
    MemorySwap: swap > 0 ? swap * MEBIBYTE : swap,
    BlkioDeviceReadBps: rates("deviceReadBps"),
    BlkioDeviceReadIOps: rates("deviceReadIops"),
    BlkioDeviceWriteBps: rates("deviceWriteBps"),
    BlkioDeviceWriteIOps: rates("deviceWriteIops"),
    RestartPolicy: {
      Name: readText(inputs, "restart"),
      MaximumRetryCount: readNumber(inputs, "maxRetryCount"),
    },
  };
}

/** The properties that {@link resources} covers: a change of one of them is an update in place. */
export const updatable = [
  "cpuSet",
  "cpuShares",
  "deviceReadBps",
  "deviceReadIops",
  "deviceWriteBps",
  "deviceWriteIops",
  "maxRetryCount",
  "memory",
  "memoryReservation",
  "memorySwap",
  "restart",
] as const;
