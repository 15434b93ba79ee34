import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { type Miniature, type MiniatureArgs, miniaturePlace } from "./miniature.ts";
import { postgres } from "./postgres.ts";
import { redis } from "./redis.ts";
import { workload } from "./workload.ts";

const system = "hitl";
const part = "hitl-api";

/** The HITL API in miniature, with a PostgreSQL and a Redis of its own that it waits for by itself. */
export class Hitl extends pulumi.ComponentResource implements Miniature {
  readonly network: pulumi.Output<string>;
  readonly containers: readonly docker.Container[];

  constructor(name: string, args: MiniatureArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sightline:stack:Hitl", name, {}, opts);
    const { image, tools, settings } = args;
    const place = miniaturePlace(name, args, system, { parent: this });
    this.network = pulumi.output(place.network);
    const database = postgres(`${name}-postgres`, { ...args, place, system, client: part }, { parent: this });
    const cache = redis(`${name}-redis`, { ...args, place, system }, { parent: this });
    const api = workload(
      `${name}-api`,
      {
        part,
        place,
        tools,
        image: image("workloads"),
        user: "65534:65534",
        command: [part, "--web.listen-address=:8003", ...database.login.flags, "--redis.url=redis://redis:6379"],
        mounts: [database.login.mount],
        ports: [{ inside: 8003, outside: settings.ports.hitl }],
        health: "http://localhost:8003/health/live",
        memory: 384,
        cpus: 1,
      },
      { parent: this, dependsOn: [database.login.release] },
    );
    this.containers = [database.container, cache, api];
    this.registerOutputs({});
  }
}
