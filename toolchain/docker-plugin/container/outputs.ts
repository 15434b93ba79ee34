import type { ContainerInspectInfo, HostConfig } from "dockerode";
import type { Values } from "../protocol/index.ts";
import { readFlag, readText } from "../read-inputs.ts";
import { formatCpus, formatDuration } from "../schema/index.ts";
import { UNCONFINED_PATHS } from "./host-config.ts";
import { mountOf } from "./mounts.ts";
import { type PortBinding, portsOf } from "./ports.ts";

const MEBIBYTE = 1024 * 1024;

/**
 * A container's properties as the engine has them, over what the state or the program says of it.
 *
 * Environment, labels, uploads, networks and what only matters at creation are not read back; `mustRun` is read as
 * false from a container that stands still but should run, which is what makes the next `up` start it.
 */
export function containerOutputs(info: ContainerInspectInfo, known: Values): Values {
  const host = info.HostConfig as HostConfig & { CgroupnsMode?: string };
  const running = info.State.Running;
  const idle = !running && readFlag(known, "mustRun") && known.start !== false;
  return {
    ...known,
    ...configOutputs(info, known),
    ...hostOutputs(host),
    ...networkOutputs(info, known, running),
    envs: known.envs ?? [],
    labels: known.labels ?? [],
    containerLogs: known.containerLogs ?? "",
    exitCode: info.State.ExitCode,
    ...(idle ? { mustRun: false } : {}),
    ...onlyIfKnown(known, {
      logOpts: (host.LogConfig?.Config ?? {}) as Values,
      pidMode: host.PidMode ?? "",
      ulimits: (host.Ulimits ?? []).map(({ Name, Soft, Hard }) => ({
        name: Name ?? "",
        soft: Soft ?? 0,
        hard: Hard ?? 0,
      })),
    }),
  };
}

function configOutputs(info: ContainerInspectInfo, known: Values): Values {
  const config = info.Config as ContainerInspectInfo["Config"] & { StopSignal?: string; StopTimeout?: number };
  return {
    name: info.Name.replace(/^\//, ""),
    image: readText(known, "image").startsWith("sha256:") ? info.Image : config.Image,
    hostname: config.Hostname,
    domainname: config.Domainname,
    command: config.Cmd ?? [],
    entrypoints: typeof config.Entrypoint === "string" ? [config.Entrypoint] : (config.Entrypoint ?? []),
    user: config.User,
    workingDir: config.WorkingDir,
    tty: config.Tty,
    stdinOpen: config.OpenStdin,
    stopSignal: config.StopSignal ?? "",
    stopTimeout: config.StopTimeout ?? 0,
    platform: known.platform ?? info.Platform,
    ...healthcheckOutput(config.Healthcheck),
  };
}

function healthcheckOutput(check: ContainerInspectInfo["Config"]["Healthcheck"]): Values {
  if (check === undefined) return {};
  const { StartInterval } = check as { StartInterval?: number };
  const duration = (nanoseconds: number | undefined) => formatDuration(BigInt(nanoseconds ?? 0));
  return {
    healthcheck: {
      tests: check.Test ?? [],
      interval: duration(check.Interval),
      timeout: duration(check.Timeout),
      startPeriod: duration(check.StartPeriod),
      startInterval: duration(StartInterval),
      retries: check.Retries ?? 0,
    },
  };
}

function hostOutputs(host: HostConfig): Values {
  const megabytes = (bytes: number | undefined) =>
    bytes !== undefined && bytes > 0 ? Math.floor(bytes / MEBIBYTE) : (bytes ?? 0);
  const rates = (limits: { Path: string; Rate: number }[] | null | undefined) =>
    (limits ?? []).map(({ Path, Rate }) => ({ path: Path, rate: Rate }));
  const unconfined = host.MaskedPaths?.length === 0 && host.Privileged !== true;
  return {
    rm: host.AutoRemove ?? false,
    readOnly: host.ReadonlyRootfs ?? false,
    init: host.Init ?? false,
    privileged: host.Privileged ?? false,
    publishAllPorts: host.PublishAllPorts ?? false,
    restart: host.RestartPolicy?.Name || "no",
    maxRetryCount: host.RestartPolicy?.MaximumRetryCount ?? 0,
    ...capabilities(host),
    securityOpts: [...((host.SecurityOpt as string[] | null) ?? []), ...(unconfined ? [UNCONFINED_PATHS] : [])],
    runtime: host.Runtime ?? "",
    mounts: (host.Mounts ?? []).map(mountOf),
    tmpfs: host.Tmpfs ?? {},
    hosts: ((host.ExtraHosts as string[] | null) ?? []).map(extraHost),
    dns: host.Dns ?? [],
    dnsOpts: host.DnsOptions ?? [],
    dnsSearches: host.DnsSearch ?? [],
    deviceReadBps: rates(host.BlkioDeviceReadBps),
    deviceReadIops: rates(host.BlkioDeviceReadIOps),
    deviceWriteBps: rates(host.BlkioDeviceWriteBps),
    deviceWriteIops: rates(host.BlkioDeviceWriteIOps),
    memory: megabytes(host.Memory),
    memoryReservation: megabytes(host.MemoryReservation),
    memorySwap: megabytes(host.MemorySwap),
    shmSize: megabytes(host.ShmSize),
    ...((host.NanoCpus ?? 0) > 0 ? { cpus: formatCpus(host.NanoCpus ?? 0) } : {}),
    cpuShares: host.CpuShares ?? 0,
    cpuSet: host.CpusetCpus ?? "",
    logDriver: host.LogConfig?.Type ?? "",
    storageOpts: host.StorageOpt ?? {},
    networkMode: host.NetworkMode ?? "",
    usernsMode: host.UsernsMode ?? "",
    sysctls: host.Sysctls ?? {},
    ipcMode: host.IpcMode ?? "",
    groupAdds: host.GroupAdd ?? [],
  };
}

function capabilities(host: HostConfig): Values {
  const adds = (host.CapAdd as string[] | null) ?? [];
  const drops = (host.CapDrop as string[] | null) ?? [];
  return adds.length + drops.length === 0 ? {} : { capabilities: { adds, drops } };
}

// Only the first colon separates: an IPv6 address has more.
function extraHost(entry: string): Values {
  const at = entry.indexOf(":");
  return { host: entry.slice(0, at), ip: entry.slice(at + 1) };
}

function networkOutputs(info: ContainerInspectInfo, known: Values, running: boolean): Values {
  const { Ports, Networks } = info.NetworkSettings;
  const { Bridge } = info.NetworkSettings as { Bridge?: string };
  const names = Object.keys(Networks ?? {}).sort();
  // A container that stands still publishes nothing: its ports are no drift.
  const published = running && known.ports !== undefined;
  return {
    bridge: Bridge ?? "",
    ...(published ? { ports: portsOf(Ports as Record<string, PortBinding[]>) } : {}),
    networkDatas: names.map((networkName) => {
      const network = Networks[networkName];
      return {
        networkName,
        ipAddress: network?.IPAddress,
        ipPrefixLength: network?.IPPrefixLen,
        gateway: network?.Gateway,
        globalIpv6Address: network?.GlobalIPv6Address,
        globalIpv6PrefixLength: network?.GlobalIPv6PrefixLen,
        ipv6Gateway: network?.IPv6Gateway,
        macAddress: network?.MacAddress,
      };
    }),
  };
}

function onlyIfKnown(known: Values, values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([name]) => known[name] !== undefined));
}
