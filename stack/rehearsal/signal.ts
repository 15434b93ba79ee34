import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { hardenedContainer } from "../hardened-container.ts";
import type { Limits } from "../limits.ts";
import type { Place } from "../place.ts";
import { probe } from "../probe.ts";
import { secretsPath } from "../secrets.ts";
import type { SecretsRead, ServiceArgs } from "../service-args.ts";
import { innerPort } from "./parts.ts";

const program = "signal";

export interface SignalArgs extends Pick<ServiceArgs, "images"> {
  /** Name on the engine and the network. @default signal */
  readonly part?: string;
  /** Whose secrets it reads, where they lie. @default its own */
  readonly secretsOf?: string;
  readonly secrets: SecretsRead;
  readonly place: Place;
  readonly limits: Limits;
  /** Port on the host. */
  readonly port: number;
}

/** The signal: the target that exposes the series that scenarios declare. It keeps nothing. */
export class Signal extends pulumi.ComponentResource {
  readonly container: docker.Container;

  constructor(name: string, args: SignalArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sightline:stack:Signal", name, {}, opts);
    const { place, images, secrets, limits, part = program, secretsOf = program } = args;
    const port = innerPort(program);
    this.container = hardenedContainer(
      name,
      {
        part,
        place,
        image: images.programs.id,
        user: "65534:65534",
        command: [
          program,
          `--web.listen-address=0.0.0.0:${port}`,
          `--web.config.file=${secretsPath(secretsOf)}/current/web.yml`,
        ],
        mounts: [{ volume: place.secretsVolume(secretsOf), target: secretsPath(secretsOf), readOnly: true }],
        ports: [{ inside: port, outside: args.port }],
        health: probe(place, secretsOf, `:${port}/-/healthy`),
        memory: limits.memory,
        cpus: limits.cpus,
      },
      { parent: this, dependsOn: secrets.release === undefined ? [] : [secrets.release] },
    );
    this.registerOutputs({});
  }
}
