import type * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import { disposableVolume } from "../data-volume.ts";
import { type ContainerArgs, hardenedContainer, type VolumeMount } from "../hardened-container.ts";
import type { Place } from "../place.ts";

/** What a program of a miniature needs. */
export interface WorkloadArgs
  extends Pick<
    ContainerArgs,
    "part" | "image" | "memory" | "cpus" | "ports" | "aliases" | "command" | "environment" | "scratch" | "user"
  > {
  /** The miniature's own. */
  readonly place: Place;
  /** Volume with the static probe. */
  readonly tools: pulumi.Input<string>;
  /** Folder whose content outlives the container, and goes with the miniature. */
  readonly data?: string;
  /** What the probe asks: an address on localhost. */
  readonly health: string;
  readonly mounts?: readonly VolumeMount[];
}

/** One program of a miniature, hardened as the stack's own parts are. */
export function workload(
  name: string,
  { data, health, tools, mounts = [], ...args }: WorkloadArgs,
  opts: pulumi.CustomResourceOptions,
): docker.Container {
  const { part, place } = args;
  const volume = data === undefined ? undefined : disposableVolume(`${name}-data`, place, part, "data", opts);
  return hardenedContainer(
    name,
    {
      ...args,
      mounts: [
        ...(volume === undefined ? [] : [{ volume: volume.name, target: data ?? "", readOnly: false }]),
        ...mounts,
        { volume: tools, target: "/tools", readOnly: true },
      ],
      health: ["/tools/probe", health],
    },
    opts,
  );
}
