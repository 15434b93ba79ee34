import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { ConfigVolume, configPath } from "./config-volume.ts";
import { dataVolume } from "./data-volume.ts";
import { hardenedContainer } from "./hardened-container.ts";
import { reloading } from "./reloading.ts";
import { secretsPath } from "./secrets.ts";
import type { ServiceArgs } from "./service-args.ts";

const part = "alertmanager";
const user = "65534:65534";
const port = 9093;

/** Alertmanager, alone: its silences and its notification log are kept in a volume of its own. */
export class Alertmanager extends pulumi.ComponentResource {
  readonly container: docker.Container;
  readonly url: pulumi.Output<string>;

  constructor(name: string, args: ServiceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sightline:stack:Alertmanager", name, {}, opts);
    const { place, images, release, secrets, limits } = args;
    const { scheme } = place;
    const data = dataVolume(`${name}-data`, place, part, { parent: this });
    const command = [
      `--config.file=${configPath(part)}/current/alertmanager.yml`,
      "--storage.path=/alertmanager",
      `--web.config.file=${secretsPath(part)}/current/web.yml`,
      `--web.external-url=${scheme}://${args.publicHost}:${args.port}/`,
      "--cluster.listen-address=", // one instance: no gossip, and no port for it
    ];
    const image = pulumi.output(images.alertmanager.id);
    const config = new ConfigVolume(
      `${name}-config`,
      {
        part,
        place,
        subject: "Alertmanager",
        owner: user,
        release,
        agentImage: images.programs.id,
        check: image.apply((id) => ({
          image: id,
          entrypoint: ["/bin/amtool"],
          command: ["check-config", `/etc/${part}/config/releases/${release.digest}/alertmanager.yml`],
          volumes: [{ volume: place.name(`${part}-secrets`), mountPath: secretsPath(part) }],
        })),
        service: reloading(args, { part, port, statusPath: "/api/v2/status", image: images.alertmanager, command }),
      },
      { parent: this, dependsOn: [secrets.release] },
    );
    this.url = pulumi.output(`${scheme}://${args.publicHost}:${args.port}`);
    this.container = hardenedContainer(
      name,
      {
        part,
        place,
        image,
        user,
        command,
        mounts: [
          { volume: data.name, target: "/alertmanager", readOnly: false },
          { volume: config.volume.name, target: config.mountPath, readOnly: true },
          { volume: place.name(`${part}-secrets`), target: secretsPath(part), readOnly: true },
        ],
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
      { parent: this, dependsOn: [config.release, secrets.release] },
    );
    this.registerOutputs({ url: this.url });
  }
}
