import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { hardenedContainer } from "../hardened-container.ts";
import { probe } from "../probe.ts";
import { secretsPath } from "../secrets.ts";
import type { ServiceArgs } from "../service-args.ts";

const part = "signal";

/** Port on the stack's network at which the signal is scraped. */
export const signalPort = 9650;

/** What plays the series of scenarios: the one target of a rehearsal. */
export class Signal extends pulumi.ComponentResource {
  readonly container: docker.Container;

  constructor(name: string, args: Omit<ServiceArgs, "release" | "networks">, opts?: pulumi.ComponentResourceOptions) {
    super("sightline:stack:Signal", name, {}, opts);
    const { place, images, secrets, limits } = args;
    this.container = hardenedContainer(
      name,
      {
        part,
        place,
        image: images.programs.id,
        user: "65534:65534",
        command: [
          part,
          `--web.listen-address=0.0.0.0:${signalPort}`,
          `--web.config.file=${secretsPath(part)}/current/web.yml`,
        ],
        mounts: [{ volume: place.name(`${part}-secrets`), target: secretsPath(part), readOnly: true }],
        ports: [{ inside: signalPort, outside: args.port }],
        health: probe(place, part, `:${signalPort}/-/healthy`),
        memory: limits.memory,
        cpus: limits.cpus,
      },
      { parent: this, dependsOn: [secrets.release] },
    );
    this.registerOutputs({});
  }
}
