import * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import { exceptionsOf } from "./exceptions.ts";
import type { Place } from "./place.ts";

export interface VolumeMount {
  readonly volume: pulumi.Input<string>;
  readonly target: string;
  readonly readOnly: boolean;
}

export interface ContainerArgs {
  /** `prometheus`; gives the container its name and its name on the network. */
  readonly part: string;
  readonly place: Place;
  /** Image id. */
  readonly image: pulumi.Input<string>;
  /** @default the image's own */
  readonly command?: pulumi.Input<string[]>;
  /** Settings that are not secret; secrets are mounted files. */
  readonly environment?: readonly string[];
  /** `uid:gid`, never root; an exception names its own. */
  readonly user: string;
  readonly mounts: readonly VolumeMount[];
  /** Scratch space by path; default `/tmp`, 16 MiB. */
  readonly scratch?: Readonly<Record<string, string>>;
  /** Ports on the host. @default none */
  readonly ports?: readonly { readonly inside: number; readonly outside: number }[];
  /** Run without a shell. */
  readonly health: readonly string[];
  /** Time to become healthy before failures count, in Go's canonical form (`1m0s`); default `1m0s`. */
  readonly startPeriod?: string;
  /** MiB. */
  readonly memory: number;
  readonly cpus: number;
  /** Seconds a stop may take before the process is killed; default 30. */
  readonly graceSeconds?: number;
  /** Further networks to join. */
  readonly networks?: readonly pulumi.Input<string>[];
  /** Names on its networks besides the part's. */
  readonly aliases?: readonly string[];
}

/**
 * A container that can do nothing but its work: read-only root, no capabilities, no new privileges, not root,
 * bounded memory, CPU and log. What it may do beyond that stands in `exceptions.ts`.
 */
export function hardenedContainer(name: string, args: ContainerArgs, opts: pulumi.CustomResourceOptions) {
  const { place, part } = args;
  const exceptions = exceptionsOf(part);
  const sharesProcessIds = exceptions.some(({ pidMode }) => pidMode === "host");
  return new docker.Container(
    name,
    {
      name: place.name(part),
      hostname: part,
      image: args.image,
      ...(args.command === undefined ? {} : { command: args.command }),
      envs: [...(args.environment ?? [])],
      user: exceptions.find(({ user }) => user !== undefined)?.user ?? args.user,
      labels: place.labels(part),
      readOnly: true,
      capabilities: { drops: ["ALL"] },
      // The engine adds the second by itself where host process ids are shared; left out, it reads as a change.
      securityOpts: ["no-new-privileges:true", ...(sharesProcessIds ? ["label=disable"] : [])],
      memory: args.memory,
      memorySwap: args.memory, // equal to memory: no swap; left out, the engine's doubling reads as a change
      cpus: Number.isInteger(args.cpus) ? `${args.cpus}.0` : String(args.cpus), // as it is read back
      logDriver: "json-file",
      logOpts: { "max-size": place.logs.maxSize, "max-file": String(place.logs.maxFiles) },
      restart: "unless-stopped",
      mustRun: true,
      destroyGraceSeconds: args.graceSeconds ?? 30,
      healthcheck: {
        tests: ["CMD", ...args.health],
        interval: "10s",
        timeout: "5s",
        startPeriod: args.startPeriod ?? "1m0s",
        retries: 3,
      },
      wait: place.awaitsHealth,
      waitTimeout: 300,
      networkMode: "bridge", // left out, it reads as a change (pulumi/pulumi-docker#1272)
      networksAdvanced: [
        { name: place.network, aliases: [part, ...(args.aliases ?? [])] },
        ...(args.networks ?? []).map((network) => ({ name: network })),
      ],
      mounts: [
        ...args.mounts.map(({ volume, target, readOnly }) => ({ type: "volume", source: volume, target, readOnly })),
        ...exceptions.flatMap(({ bindMount }) => (bindMount ? [{ type: "bind", ...bindMount, readOnly: true }] : [])),
      ],
      tmpfs: args.scratch ?? { "/tmp": "rw,noexec,nosuid,nodev,size=16m" },
      ...(args.ports === undefined
        ? {}
        : {
            ports: args.ports.map(({ inside, outside }) => ({
              internal: inside,
              external: outside,
              ip: place.bindAddress,
            })),
          }),
      ...(sharesProcessIds ? { pidMode: "host" } : {}),
    },
    {
      ...opts,
      deleteBeforeReplace: true, // the name and the port are taken until the old one is gone
      replaceOnChanges: ["healthcheck", "tmpfs", "init"], // read by the engine at creation only
    },
  );
}
