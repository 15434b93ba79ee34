/** What a running container uses, from wherever it was read. What is not known is absent. */
export interface Usage {
  readonly cpu: CpuUsage;
  readonly memory: MemoryUsage;
  /** Tasks in the kernel's sense. */
  readonly threads?: number;
  readonly processes?: number;
  /** Since the container's last start. */
  readonly oomKills?: number;
  /** By block device, `major:minor`. */
  readonly devices: ReadonlyMap<string, DeviceUsage>;
}

/** Seconds since the container started. */
export interface CpuUsage {
  readonly total?: number;
  readonly user?: number;
  readonly system?: number;
  readonly periods?: number;
  readonly throttledPeriods?: number;
  readonly throttled?: number;
}

/** Bytes. */
export interface MemoryUsage {
  readonly usage?: number;
  readonly workingSet?: number;
  readonly rss?: number;
  readonly cache?: number;
  readonly swap?: number;
  readonly mappedFile?: number;
  readonly maxUsage?: number;
}

export interface DeviceUsage {
  readonly readBytes: number;
  readonly writtenBytes: number;
  readonly reads: number;
  readonly writes: number;
}

/** Counters of one network interface. */
export interface InterfaceUsage {
  readonly name: string;
  readonly receivedBytes: number;
  readonly receivedPackets: number;
  readonly receiveErrors: number;
  readonly receivedDropped: number;
  readonly sentBytes: number;
  readonly sentPackets: number;
  readonly sendErrors: number;
  readonly sentDropped: number;
}

/** An object without its undefined values. */
export function known<T extends object>(values: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}

/** Memory without the file contents that the kernel takes back first; cAdvisor's and the engine's arithmetic. */
export function workingSet(usage: number | undefined, inactiveFile: number | undefined): number | undefined {
  return usage === undefined || inactiveFile === undefined ? undefined : Math.max(0, usage - inactiveFile);
}

/** Adds what was counted of a device. */
export function addTo(devices: Map<string, DeviceUsage>, device: string, counted: Partial<DeviceUsage>): void {
  const before = devices.get(device) ?? { readBytes: 0, writtenBytes: 0, reads: 0, writes: 0 };
  devices.set(device, { ...before, ...counted });
}
