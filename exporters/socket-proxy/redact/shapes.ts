import { type LabelTest, shownLabels } from "../labels.ts";
import type { Endpoint } from "../rules/index.ts";
import type { Shape } from "./pick.ts";

const address: Shape = {
  NetworkID: true,
  EndpointID: true,
  Gateway: true,
  IPAddress: true,
  IPPrefixLen: true,
  IPv6Gateway: true,
  GlobalIPv6Address: true,
  GlobalIPv6PrefixLen: true,
  MacAddress: true,
};

/** Interface names and networks' names are keys: what is under each is picked. */
const eachOf = (shape: (value: unknown) => unknown) => (value: unknown) =>
  typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
    : value;

/** What is shown of each answer. Environment, command lines, host paths, health checks' output and error texts are on none of them. */
export function shapeOf(
  endpoint: Exclude<Endpoint, "ping" | "events">,
  isAllowedLabel: LabelTest,
  pick: (value: unknown, shape: Shape) => unknown,
): Shape {
  const labels = (value: unknown) => shownLabels(value, isAllowedLabel);
  const networks = { Networks: eachOf((value) => pick(value, address)) };
  switch (endpoint) {
    case "containers":
      return {
        Id: true,
        Names: true,
        Image: true,
        ImageID: true,
        Created: true,
        State: true,
        Status: true,
        Ports: { IP: true, PrivatePort: true, PublicPort: true, Type: true },
        Labels: labels,
        HostConfig: { NetworkMode: true },
        NetworkSettings: networks,
        Health: { Status: true, FailingStreak: true },
      };
    case "container":
      return {
        Id: true,
        Name: true,
        Created: true,
        Image: true,
        RestartCount: true,
        Platform: true,
        Driver: true,
        State: {
          Status: true,
          Running: true,
          Paused: true,
          Restarting: true,
          OOMKilled: true,
          Dead: true,
          Pid: true,
          ExitCode: true,
          StartedAt: true,
          FinishedAt: true,
          Health: { Status: true, FailingStreak: true },
        },
        HostConfig: {
          CgroupParent: true,
          CgroupnsMode: true,
          CpuPeriod: true,
          CpuQuota: true,
          CpuShares: true,
          CpusetCpus: true,
          Memory: true,
          MemoryReservation: true,
          MemorySwap: true,
          NanoCpus: true,
          NetworkMode: true,
          OomKillDisable: true,
          PidsLimit: true,
          RestartPolicy: { Name: true, MaximumRetryCount: true },
        },
        Config: { Image: true, Labels: labels },
        NetworkSettings: networks,
      };
    case "stats":
      return {
        id: true,
        name: true,
        read: true,
        preread: true,
        num_procs: true,
        pids_stats: true,
        cpu_stats: true,
        precpu_stats: true,
        memory_stats: true,
        blkio_stats: true,
        storage_stats: true,
        networks: true,
      };
    case "networks":
      return {
        Id: true,
        Name: true,
        Created: true,
        Scope: true,
        Driver: true,
        EnableIPv6: true,
        Internal: true,
        Attachable: true,
        Ingress: true,
        Labels: labels,
      };
    case "version":
      return { Version: true, ApiVersion: true, MinAPIVersion: true, Os: true, Arch: true };
  }
}
