import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { type ExporterName, exporterParts } from "../systems/index.ts";
import { programsEntrypoint } from "../toolchain/index.ts";
import { ConfigVolume, configPath } from "./config-volume.ts";
import { hardenedContainer } from "./hardened-container.ts";
import { probe } from "./probe.ts";
import { reloading } from "./reloading.ts";
import { secretsPath } from "./secrets.ts";
import type { ServiceArgs } from "./service-args.ts";

export interface ExporterArgs extends Omit<ServiceArgs, "port" | "publicHost"> {
  /** Its part, its program and its settings file, `<exporter>.yml`, are called that. */
  readonly exporter: ExporterName;
}

const user = "65534:65534";

/**
 * One of our exporters: a program of our own image that takes its settings by release, and a reload without a restart.
 * Reachable on the private network only; it joins others to reach what it reads.
 */
export class Exporter extends pulumi.ComponentResource {
  readonly container: docker.Container;

  constructor(name: string, args: ExporterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sightline:stack:Exporter", name, {}, opts);
    const { exporter: part, place, images, release, secrets, limits } = args;
    const port = portOf(part);
    const settings = `${part}.yml`;
    const command = [
      part,
      `--web.listen-address=0.0.0.0:${port}`,
      `--web.config.file=${secretsPath(part)}/current/web.yml`,
      `--config.file=${configPath(part)}/current/${settings}`,
    ];
    const config = new ConfigVolume(
      `${name}-config`,
      {
        part,
        place,
        subject: part,
        owner: user,
        release,
        agentImage: images.programs.id,
        check: pulumi.output(images.programs.id).apply((image) => ({
          image,
          entrypoint: [...programsEntrypoint, part, "check-config"],
          command: [`--config.file=${configPath(part)}/releases/${release.digest}/${settings}`],
          volumes: [{ volume: place.name(`${part}-secrets`), mountPath: secretsPath(part) }],
        })),
        service: reloading(args, { part, port, statusPath: "/-/config", image: images.programs, command }),
      },
      { parent: this, dependsOn: [secrets.release] },
    );
    this.container = hardenedContainer(
      name,
      {
        part,
        place,
        image: images.programs.id,
        user,
        command,
        mounts: [
          { volume: config.volume.name, target: config.mountPath, readOnly: true },
          { volume: place.name(`${part}-secrets`), target: secretsPath(part), readOnly: true },
        ],
        health: probe(place, part, `:${port}/-/healthy`),
        memory: limits.memory,
        cpus: limits.cpus,
        networks: args.networks,
      },
      { parent: this, dependsOn: [config.release, secrets.release, ...(args.after ?? [])] },
    );
    this.registerOutputs({});
  }
}

function portOf(exporter: ExporterName): number {
  return Object.values(exporterParts).find(({ name }) => name === exporter)?.port ?? 0;
}
