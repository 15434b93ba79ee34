import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { type Miniature, type MiniatureArgs, miniaturePlace } from "./miniature.ts";
import { postgres } from "./postgres.ts";
import { workload } from "./workload.ts";

const part = "agents";

/** Agents that share semaphores, a rate limiter and a pool of connections, in miniature, with a PostgreSQL of their own. */
export class Agents extends pulumi.ComponentResource implements Miniature {
  readonly network: pulumi.Output<string>;
  readonly containers: readonly docker.Container[];

  constructor(name: string, args: MiniatureArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sightline:stack:Agents", name, {}, opts);
    const { image, tools, settings } = args;
    const place = miniaturePlace(name, args, part, { parent: this });
    this.network = pulumi.output(place.network);
    const database = postgres(`${name}-postgres`, { ...args, place, system: part, client: part }, { parent: this });
    const program = workload(
      `${name}-program`,
      {
        part,
        place,
        tools,
        image: image("workloads"),
        user: "65534:65534",
        command: [part, "--web.listen-address=:8006", ...database.login.flags],
        mounts: [database.login.mount],
        ports: [{ inside: 8006, outside: settings.ports.agents }],
        health: "http://localhost:8006/-/healthy",
        memory: 512, // a thousand operations at once take 270 MB
        cpus: 1,
      },
      { parent: this, dependsOn: [database.login.release] },
    );
    this.containers = [database.container, program];
    this.registerOutputs({});
  }
}
