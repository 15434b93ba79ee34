import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { hardenedContainer } from "./hardened-container.ts";
import type { Images } from "./images.ts";
import type { Place } from "./place.ts";
import { probe } from "./probe.ts";
import { type Secrets, secretsPath } from "./secrets.ts";
import { ToolsVolume } from "./tools/index.ts";

const part = "node-exporter";
const port = 9100;

export interface NodeExporterArgs {
  readonly place: Place;
  readonly images: Images;
  readonly secrets: Secrets;
  readonly limits: { readonly memory: number; readonly cpus: number };
}

/** The host's own figures; reachable on the private network only. */
export class NodeExporter extends pulumi.ComponentResource {
  readonly container: docker.Container;
  /** Name of the volume with the static probe. */
  readonly tools: pulumi.Output<string>;

  constructor(name: string, args: NodeExporterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sightline:stack:NodeExporter", name, {}, opts);
    const { place, images, secrets, limits } = args;
    const tools = new ToolsVolume(`${name}-tools`, { place, image: images.programs.id }, { parent: this });
    this.tools = tools.volumeName;
    this.container = hardenedContainer(
      name,
      {
        part,
        place,
        image: images.nodeExporter.id,
        user: "65534:65534",
        command: [
          "--path.rootfs=/host",
          "--path.procfs=/host/proc",
          "--path.sysfs=/host/sys",
          "--collector.filesystem.mount-points-exclude=^/(dev|proc|run|sys|var/lib/docker/.+)($|/)",
          `--web.config.file=${secretsPath(part)}/current/web.yml`,
        ],
        mounts: [
          { volume: tools.volumeName, target: "/tools", readOnly: true },
          { volume: place.secretsVolume(part), target: secretsPath(part), readOnly: true },
        ],
        health: probe(place, part, `:${port}/`), // its image has no tool that could ask
        memory: limits.memory,
        cpus: limits.cpus,
      },
      { parent: this, dependsOn: [tools, secrets.release] },
    );
    this.registerOutputs({});
  }
}
