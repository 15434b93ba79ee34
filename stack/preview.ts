import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { programsEntrypoint } from "../toolchain/index.ts";
import { type ConfigVolume, configPath } from "./config-volume.ts";
import { hardenedContainer } from "./hardened-container.ts";
import type { Image } from "./images.ts";
import { probe } from "./probe.ts";
import { liveFolder } from "./release/index.ts";
import { secretsPath } from "./secrets.ts";
import type { ServiceArgs } from "./service-args.ts";
import { serviceConfig } from "./service-config.ts";

const part = "preview";
const user = "65534:65534";
const port = 3000;

export interface PreviewArgs extends Omit<ServiceArgs, "networks"> {
  readonly image: Image;
  /** Dashboards, as Grafana would read them. */
  readonly dashboards: ConfigVolume;
}

/** The preview: shows the dashboards where no Grafana does, and asks Prometheus for what is on them. */
export class Preview extends pulumi.ComponentResource {
  static readonly type = "sightline:stack:Preview";
  readonly container: docker.Container;
  readonly url: pulumi.Output<string>;

  constructor(name: string, args: PreviewArgs, opts?: pulumi.ComponentResourceOptions) {
    super(Preview.type, name, {}, opts);
    const { place, image, dashboards, limits } = args;
    const { scheme } = place;
    const secrets = `${secretsPath(part)}/current`;
    const command = [
      part,
      "--app.dir=/app/public",
      `--dashboards.dir=${dashboards.mountPath}/${liveFolder}/dashboards`,
      `--prometheus.url=${scheme}://prometheus:9090`,
      `--prometheus.config.file=${secrets}/client.yml`,
      `--web.listen-address=0.0.0.0:${port}`,
      `--web.config.file=${secrets}/web.yml`,
      `--config.file=${configPath(part)}/current/${part}.yml`,
    ];
    const config = serviceConfig(
      `${name}-config`,
      args,
      {
        part,
        subject: "The preview",
        image,
        user,
        port,
        command,
        file: `${part}.yml`,
        check: {
          entrypoint: [...programsEntrypoint, part, "check-config"],
          command: (path) => [`--config.file=${path}`],
        },
        statusPath: "/-/config",
      },
      { parent: this },
    );
    this.url = pulumi.output(`${scheme}://${args.publicHost}:${args.port}`);
    this.container = hardenedContainer(
      name,
      {
        part,
        place,
        image: image.id,
        user,
        command,
        // The dashboards are replaced in place, file by file: it sees that by itself.
        mounts: [{ volume: dashboards.volume.name, target: dashboards.mountPath, readOnly: true }, ...config.mounts],
        ports: [{ inside: port, outside: args.port }],
        health: probe(place, part, `:${port}/-/healthy`),
        memory: limits.memory,
        cpus: limits.cpus,
      },
      { parent: this, dependsOn: [dashboards.release, ...config.releases] },
    );
    this.registerOutputs({ url: this.url });
  }
}
