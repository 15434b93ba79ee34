import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { type ExporterKey, exporterParts } from "../systems/index.ts";
import { programsEntrypoint } from "../toolchain/index.ts";
import { configPath } from "./config-volume.ts";
import { type DataPart, dataVolume } from "./data-volume.ts";
import { hardenedContainer } from "./hardened-container.ts";
import { probe } from "./probe.ts";
import { secretsPath } from "./secrets.ts";
import type { ServiceArgs } from "./service-args.ts";
import { serviceConfig } from "./service-config.ts";

export interface ExporterArgs extends Omit<ServiceArgs, "port" | "publicHost"> {
  /** Says its part, which its program and its settings file are called after, and its port. */
  readonly exporter: ExporterKey;
  /** Port on the host. @default none: reachable on its networks only */
  readonly hostPort?: number;
}

const user = "65534:65534";

/** Where those that remember something keep it. */
const dataOf: Readonly<Partial<Record<ExporterKey, { readonly part: DataPart; readonly path: string }>>> = {
  loadTest: { part: "load-test", path: "/load-test" },
};

/**
 * One of our exporters: a program of our own image that takes its settings by release, and a reload without a restart.
 * It joins other networks to reach what it reads.
 */
export class Exporter extends pulumi.ComponentResource {
  readonly container: docker.Container;

  constructor(name: string, args: ExporterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sightline:stack:Exporter", name, {}, opts);
    const { place, images, limits, hostPort } = args;
    const { name: part, port } = exporterParts[args.exporter];
    const data = dataOf[args.exporter];
    const file = `${part}.yml`;
    const command = [
      part,
      `--web.listen-address=0.0.0.0:${port}`,
      `--web.config.file=${secretsPath(part)}/current/web.yml`,
      `--config.file=${configPath(part)}/current/${file}`,
      ...(data === undefined ? [] : [`--data.dir=${data.path}`]),
    ];
    const config = serviceConfig(
      `${name}-config`,
      args,
      {
        part,
        subject: part,
        image: images.programs,
        user,
        port,
        command,
        file,
        check: {
          entrypoint: [...programsEntrypoint, part, "check-config"],
          command: (path) => [`--config.file=${path}`],
        },
        statusPath: "/-/config",
      },
      { parent: this },
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
          ...(data === undefined
            ? []
            : [
                {
                  volume: dataVolume(`${name}-data`, place, data.part, { parent: this }).name,
                  target: data.path,
                  readOnly: false,
                },
              ]),
          ...config.mounts,
        ],
        ...(hostPort === undefined ? {} : { ports: [{ inside: port, outside: hostPort }] }),
        health: probe(place, part, `:${port}/-/healthy`),
        memory: limits.memory,
        cpus: limits.cpus,
        networks: args.networks,
      },
      { parent: this, dependsOn: [...config.releases, ...(args.after ?? [])] },
    );
    this.registerOutputs({});
  }
}
