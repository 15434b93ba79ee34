import type { HostConfig } from "dockerode";
import type { Values } from "../protocol/index.ts";
import { readFlag, readMap, readNumber, readObject, readObjects, readText, readTexts } from "../read-inputs.ts";
import { parseCpus } from "../schema/index.ts";
import { engineMount } from "./mounts.ts";
import { portBindings } from "./ports.ts";
import { resources } from "./resources.ts";
import { binds } from "./volumes.ts";

/** The host's side of a container: isolation, limits, mounts, logs. */
export function hostConfig(inputs: Values): HostConfig {
  const volumes = binds(inputs);
  const logOpts = readMap(inputs, "logOpts");
  const text = (key: string, name: string) => (readText(inputs, name) === "" ? {} : { [key]: readText(inputs, name) });
  const list = (key: string, name: string) => ({ [key]: readTexts(inputs, name) });
  return {
    ...resources(inputs),
    ...cpuLimit(inputs),
    ...(readNumber(inputs, "shmSize") > 0 ? { ShmSize: readNumber(inputs, "shmSize") * 1024 * 1024 } : {}),
    AutoRemove: readFlag(inputs, "rm"),
    Init: readFlag(inputs, "init"),
    Privileged: readFlag(inputs, "privileged"),
    PublishAllPorts: readFlag(inputs, "publishAllPorts"),
    ReadonlyRootfs: readFlag(inputs, "readOnly"),
    LogConfig: { Type: readText(inputs, "logDriver"), Config: logOpts },
    Mounts: readObjects(inputs, "mounts").map(engineMount),
    Binds: volumes.binds,
    VolumesFrom: volumes.from,
    Tmpfs: readMap(inputs, "tmpfs"),
    PortBindings: portBindings(inputs).bindings,
    CapAdd: readTexts(readObject(inputs, "capabilities") ?? {}, "adds"),
    CapDrop: readTexts(readObject(inputs, "capabilities") ?? {}, "drops"),
    ...securityOptions(readTexts(inputs, "securityOpts")),
    Sysctls: readMap(inputs, "sysctls"),
    StorageOpt: readMap(inputs, "storageOpts"),
    ExtraHosts: readObjects(inputs, "hosts").map(({ host, ip }) => `${host}:${ip}`),
    Ulimits: readObjects(inputs, "ulimits").map(({ name, soft, hard }) => ({
      Name: String(name),
      Soft: Number(soft),
      Hard: Number(hard),
    })),
    Devices: readObjects(inputs, "devices").map(({ hostPath, containerPath, permissions }) => ({
      PathOnHost: hostPath,
      PathInContainer: containerPath || hostPath,
      CgroupPermissions: permissions,
    })),
    ...list("DeviceCgroupRules", "deviceCgroupRules"),
    ...list("Dns", "dns"),
    ...list("DnsOptions", "dnsOpts"),
    ...list("DnsSearch", "dnsSearches"),
    ...list("GroupAdd", "groupAdds"),
    ...text("NetworkMode", "networkMode"),
    ...text("PidMode", "pidMode"),
    ...text("IpcMode", "ipcMode"),
    ...text("UsernsMode", "usernsMode"),
    ...text("CgroupnsMode", "cgroupnsMode"),
    ...text("CgroupParent", "cgroupParent"),
    ...text("Runtime", "runtime"),
  };
}

function cpuLimit(inputs: Values): HostConfig {
  const cpus = readText(inputs, "cpus");
  if (cpus !== "") return { NanoCpus: parseCpus(cpus) };
  return { CpuPeriod: readNumber(inputs, "cpuPeriod"), CpuQuota: readNumber(inputs, "cpuQuota") };
}

// Docker's command line takes this option for itself too: the engine knows it as two empty lists.
export const UNCONFINED_PATHS = "systempaths=unconfined";

function securityOptions(options: readonly string[]): HostConfig {
  const own = options.filter((option) => option !== UNCONFINED_PATHS);
  const unconfined = own.length < options.length;
  return { SecurityOpt: own, ...(unconfined ? { MaskedPaths: [], ReadonlyPaths: [] } : {}) };
}
