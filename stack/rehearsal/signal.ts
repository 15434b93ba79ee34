import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { hardenedContainer } from "../hardened-container.ts";
import type { Limits } from "../limits.ts";
import type { Place } from "../place.ts";
import { probe } from "../probe.ts";
import { secretsPath } from "../secrets.ts";
import type { ServiceArgs } from "../service-args.ts";
import { innerPort } from "./parts.ts";

const part = "signal";

export interface SignalArgs extends Pick<ServiceArgs, "images" | "secrets"> {
  readonly place: Place;
  readonly limits: Limits;
  /** Port on the host. */
  readonly port: number;
}

/** The signal: the target of a rehearsal, which exposes the series that scenarios declare. It keeps nothing. */
export class Signal extends pulumi.ComponentResource {
  readonly container: docker.Container;

  constructor(name: string, args: SignalArgs, opts?: pulumi.ComponentResourceOptions) {
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
          `--web.listen-address=0.0.0.0:${innerPort(part)}`,
          `--web.config.file=${secretsPath(part)}/current/web.yml`,
        ],
        mounts: [{ volume: place.name(`${part}-secrets`), target: secretsPath(part), readOnly: true }],
        ports: [{ inside: innerPort(part), outside: args.port }],
        health: probe(place, part, `:${innerPort(part)}/-/healthy`),
        memory: limits.memory,
        cpus: limits.cpus,
      },
      { parent: this, dependsOn: [secrets.release] },
    );
    this.registerOutputs({});
  }
}
