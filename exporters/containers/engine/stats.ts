import { addTo, type DeviceUsage, type InterfaceUsage, known, type Usage, workingSet } from "../usage.ts";

/** What the engine's statistics tell of a container. */
export interface Stats {
  readonly usage: Usage;
  /** Empty for a container on the host's network. */
  readonly interfaces: readonly InterfaceUsage[];
}

/** Reads what `/containers/<id>/stats` answered, of a Linux engine with cgroup v1 or v2. */
export function readStats(answer: unknown): Stats {
  const stats = (answer ?? {}) as EngineStats;
  return { usage: usageOf(stats), interfaces: interfacesOf(stats.networks ?? {}) };
}

interface EngineStats {
  readonly cpu_stats?: {
    readonly cpu_usage?: {
      readonly total_usage?: number;
      readonly usage_in_usermode?: number;
      readonly usage_in_kernelmode?: number;
    };
    readonly throttling_data?: {
      readonly periods?: number;
      readonly throttled_periods?: number;
      readonly throttled_time?: number;
    };
  };
  readonly memory_stats?: {
    readonly usage?: number;
    readonly max_usage?: number;
    readonly stats?: Readonly<Record<string, number>>;
  };
  readonly pids_stats?: { readonly current?: number };
  readonly blkio_stats?: {
    readonly io_service_bytes_recursive?: readonly BlockEntry[] | null;
    readonly io_serviced_recursive?: readonly BlockEntry[] | null;
  };
  readonly networks?: Readonly<Record<string, EngineInterface>>;
}

interface BlockEntry {
  readonly major: number;
  readonly minor: number;
  /** `Read` and `Write`, on cgroup v2 `read` and `write`. */
  readonly op: string;
  readonly value: number;
}

type EngineInterface = Partial<Record<`${"rx" | "tx"}_${"bytes" | "packets" | "errors" | "dropped"}`, number>>;

function usageOf({ cpu_stats, memory_stats: memory = {}, pids_stats, blkio_stats }: EngineStats): Usage {
  const { total_usage, usage_in_usermode, usage_in_kernelmode } = cpu_stats?.cpu_usage ?? {};
  const throttling = cpu_stats?.throttling_data ?? {};
  const { usage, max_usage, stats = {} } = memory;
  const devices = new Map<string, DeviceUsage>();
  addEntries(devices, blkio_stats?.io_service_bytes_recursive, { read: "readBytes", write: "writtenBytes" });
  addEntries(devices, blkio_stats?.io_serviced_recursive, { read: "reads", write: "writes" });
  return {
    cpu: known({
      total: seconds(total_usage),
      user: seconds(usage_in_usermode),
      system: seconds(usage_in_kernelmode),
      periods: throttling.periods,
      throttledPeriods: throttling.throttled_periods,
      throttled: seconds(throttling.throttled_time),
    }),
    memory: known({
      usage,
      workingSet: workingSet(usage, stats.total_inactive_file ?? stats.inactive_file),
      rss: stats.total_rss ?? stats.anon,
      cache: stats.total_cache ?? stats.file,
      swap: stats.total_swap,
      mappedFile: stats.total_mapped_file ?? stats.file_mapped,
      maxUsage: max_usage,
    }),
    ...(pids_stats?.current === undefined ? {} : { threads: pids_stats.current }),
    devices,
  };
}

function seconds(nanoseconds: number | undefined): number | undefined {
  return nanoseconds === undefined ? undefined : nanoseconds / 1e9;
}

function addEntries(
  devices: Map<string, DeviceUsage>,
  entries: readonly BlockEntry[] | null | undefined,
  fields: Readonly<Record<string, keyof DeviceUsage>>,
): void {
  for (const { major, minor, op, value } of entries ?? []) {
    const field = fields[op.toLowerCase()];
    if (field !== undefined) addTo(devices, `${major}:${minor}`, { [field]: value });
  }
}

function interfacesOf(networks: Readonly<Record<string, EngineInterface>>): InterfaceUsage[] {
  return Object.entries(networks)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, counters]) => ({
      name,
      receivedBytes: counters.rx_bytes ?? 0,
      receivedPackets: counters.rx_packets ?? 0,
      receiveErrors: counters.rx_errors ?? 0,
      receivedDropped: counters.rx_dropped ?? 0,
      sentBytes: counters.tx_bytes ?? 0,
      sentPackets: counters.tx_packets ?? 0,
      sendErrors: counters.tx_errors ?? 0,
      sentDropped: counters.tx_dropped ?? 0,
    }));
}
