import type * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import type { Place } from "../place.ts";
import type { MiniatureArgs } from "./miniature.ts";
import { workload } from "./workload.ts";

export interface RedisArgs extends Pick<MiniatureArgs, "image" | "tools"> {
  /** The miniature's. */
  readonly place: Place;
  /** The part is `<system>-redis`, its alias on the network `redis`. */
  readonly system: string;
}

/** A Redis of a miniature's own, that keeps nothing. */
export function redis(
  name: string,
  { place, tools, image, system }: RedisArgs,
  opts: pulumi.CustomResourceOptions,
): docker.Container {
  return workload(
    name,
    {
      part: `${system}-redis`,
      place,
      tools,
      aliases: ["redis"],
      image: image("redis"),
      user: "999:999",
      command: ["--save", "", "--appendonly", "no", "--maxmemory", "64mb", "--maxmemory-policy", "allkeys-lru"],
      data: "/data", // a volume of the image: without one of ours the engine would make one
      health: "redis://localhost:6379",
      memory: 128,
      cpus: 0.5,
    },
    opts,
  );
}
