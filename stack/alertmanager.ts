import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { configPath } from "./config-volume.ts";
import { dataVolume } from "./data-volume.ts";
import { hardenedContainer } from "./hardened-container.ts";
import { secretsPath } from "./secrets.ts";
import type { ServiceArgs } from "./service-args.ts";
import { serviceConfig } from "./service-config.ts";

const part = "alertmanager";
const user = "65534:65534";
const port = 9093;

/** Alertmanager, alone: its silences and its notification log are kept in a volume of its own. */
export class Alertmanager extends pulumi.ComponentResource {
  readonly container: docker.Container;
  readonly url: pulumi.Output<string>;

  constructor(name: string, args: ServiceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sightline:stack:Alertmanager", name, {}, opts);
    const { place, images, limits } = args;
    const { scheme } = place;
    const data = dataVolume(`${name}-data`, place, part, { parent: this });
    const command = [
      `--config.file=${configPath(part)}/current/alertmanager.yml`,
      "--storage.path=/alertmanager",
      `--web.config.file=${secretsPath(part)}/current/web.yml`,
      `--web.external-url=${scheme}://${args.publicHost}:${args.port}/`,
      "--cluster.listen-address=", // one instance: no gossip, and no port for it
    ];
    const config = serviceConfig(
      `${name}-config`,
      args,
      {
        part,
        subject: "Alertmanager",
        image: images.alertmanager,
        user,
        port,
        command,
        file: "alertmanager.yml",
        check: { entrypoint: ["/bin/amtool"], command: (file) => ["check-config", file] },
        statusPath: "/api/v2/status",
      },
      { parent: this },
    );
    this.url = pulumi.output(`${scheme}://${args.publicHost}:${args.port}`);
    this.container = hardenedContainer(
      name,
      {
        part,
        place,
        image: images.alertmanager.id,
        user,
        command,
        mounts: [{ volume: data.name, target: "/alertmanager", readOnly: false }, ...config.mounts],
        ports: [{ inside: port, outside: args.port }],
        // The cheapest request amtool knows; it fails unless the API answers and the password is right.
        health: [
          "/bin/amtool",
          `--alertmanager.url=${scheme}://localhost:${port}`,
          `--http.config.file=${secretsPath(part)}/current/client.yml`,
          "silence",
          "query",
          "--quiet",
        ],
        memory: limits.memory,
        cpus: limits.cpus,
      },
      { parent: this, dependsOn: [...config.releases] },
    );
    this.registerOutputs({ url: this.url });
  }
}
