/** What only the inspection of a container tells. */
export interface Details {
  /** Seconds since 1970; undefined when it never started. */
  readonly startedAt: number | undefined;
  /** Undefined while it runs and before it has run. */
  readonly exitCode: number | undefined;
  readonly restarts: number;
  /** Of the run that ended last, or of one before where the restart policy started it again. */
  readonly oomKilled: boolean;
  /** Of its first process; 0 when it does not run. */
  readonly pid: number;
  readonly cgroupParent: string;
  readonly limits: Limits;
}

/** 0 means none. */
export interface Limits {
  readonly memory: number;
  readonly memorySwap: number;
  readonly memoryReservation: number;
  /** Microseconds. */
  readonly cpuQuota: number;
  readonly cpuPeriod: number;
  readonly cpuShares: number;
  readonly threads: number;
}

/** Reads what `/containers/<id>/json` answered. */
export function readDetails(answer: unknown): Details {
  const { State: state = {}, HostConfig: host = {}, RestartCount = 0 } = (answer ?? {}) as EngineDetails;
  const started = Date.parse(state.StartedAt ?? "");
  return {
    startedAt: started > 0 ? started / 1000 : undefined,
    exitCode: state.Status === "exited" || state.Status === "dead" ? state.ExitCode : undefined,
    restarts: RestartCount,
    oomKilled: state.OOMKilled ?? false,
    pid: state.Pid ?? 0,
    cgroupParent: host.CgroupParent ?? "",
    limits: limitsOf(host),
  };
}

interface EngineDetails {
  readonly RestartCount?: number;
  readonly State?: {
    readonly Status?: string;
    readonly StartedAt?: string;
    readonly ExitCode?: number;
    readonly OOMKilled?: boolean;
    readonly Pid?: number;
  };
  readonly HostConfig?: EngineLimits & { readonly CgroupParent?: string };
}

interface EngineLimits {
  readonly Memory?: number;
  readonly MemorySwap?: number;
  readonly MemoryReservation?: number;
  readonly NanoCpus?: number;
  readonly CpuQuota?: number;
  readonly CpuPeriod?: number;
  readonly CpuShares?: number;
  readonly PidsLimit?: number | null;
}

/** The kernel's period, in microseconds. */
const usualPeriod = 100_000;
const usualShares = 1024;

function limitsOf({ NanoCpus = 0, CpuQuota = 0, CpuPeriod = 0, CpuShares = 0, ...memory }: EngineLimits): Limits {
  const cpuPeriod = CpuPeriod > 0 ? CpuPeriod : usualPeriod;
  return {
    memory: positive(memory.Memory),
    memorySwap: positive(memory.MemorySwap),
    memoryReservation: positive(memory.MemoryReservation),
    cpuQuota: NanoCpus > 0 ? Math.round((NanoCpus / 1e9) * cpuPeriod) : positive(CpuQuota),
    cpuPeriod,
    cpuShares: CpuShares > 0 ? CpuShares : usualShares,
    threads: positive(memory.PidsLimit),
  };
}

/** The engine writes -1 where there is no limit. */
function positive(value: number | null | undefined): number {
  return Math.max(0, value ?? 0);
}
