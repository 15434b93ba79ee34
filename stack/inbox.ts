import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { dataVolume } from "./data-volume.ts";
import { hardenedContainer } from "./hardened-container.ts";
import { probe } from "./probe.ts";
import { secretsPath } from "./secrets.ts";
import type { ServiceArgs } from "./service-args.ts";

const part = "inbox";
const port = 9095;

/** The inbox: records every notification with its arrival time, and says when the heartbeat stops arriving. */
export class Inbox extends pulumi.ComponentResource {
  readonly container: docker.Container;
  readonly url: pulumi.Output<string>;

  constructor(name: string, args: Omit<ServiceArgs, "release" | "networks">, opts?: pulumi.ComponentResourceOptions) {
    super("sightline:stack:Inbox", name, {}, opts);
    const { place, images, secrets, limits } = args;
    const current = `${secretsPath(part)}/current`;
    const { scheme } = place;
    const data = dataVolume(`${name}-data`, place, part, { parent: this });
    this.url = pulumi.output(`${scheme}://${args.publicHost}:${args.port}`);
    this.container = hardenedContainer(
      name,
      {
        part,
        place,
        image: images.programs.id,
        user: "65534:65534",
        command: [
          "inbox",
          `--web.listen-address=0.0.0.0:${port}`,
          `--web.config.file=${current}/web.yml`,
          "--data.dir=/inbox",
        ],
        mounts: [
          { volume: data.name, target: "/inbox", readOnly: false },
          { volume: place.secretsVolume(part), target: secretsPath(part), readOnly: true },
        ],
        ports: [{ inside: port, outside: args.port }],
        health: probe(place, part, `:${port}/-/healthy`),
        memory: limits.memory,
        cpus: limits.cpus,
      },
      { parent: this, dependsOn: [secrets.release] },
    );
    this.registerOutputs({ url: this.url });
  }
}
