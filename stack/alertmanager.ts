import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { configPath } from "./config-volume.ts";
import { dataVolume } from "./data-volume.ts";
import { hardenedContainer } from "./hardened-container.ts";
import { secretsPath } from "./secrets.ts";
import type { InstanceArgs } from "./service-args.ts";
import { serviceConfig } from "./service-config.ts";

const service = "alertmanager";
const user = "65534:65534";
const port = 9093;
const gossipPort = 9094;

/**
 * How often silences and the log of what was told are written to disk: what came since is lost when it is killed.
 * Alertmanager's own default, 15 minutes, is most of a night's work.
 */
export const maintenanceInterval = "1m";
const maintenance = "--data.maintenance-interval=";

export interface AlertmanagerArgs extends InstanceArgs {
  /** Names on the network of those it shares its silences and its notification log with. @default it is alone */
  readonly peers?: readonly string[];
}

/** Alertmanager: its silences and its notification log are kept in a volume of its own. */
export class Alertmanager extends pulumi.ComponentResource {
  readonly container: docker.Container;
  readonly url: pulumi.Output<string>;

  constructor(name: string, args: AlertmanagerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sightline:stack:Alertmanager", name, {}, opts);
    const { place, images, limits, part = service } = args;
    const { scheme } = place;
    const data = dataVolume(`${name}-data`, place, part, { parent: this });
    const command = [
      `--config.file=${configPath(service)}/current/alertmanager.yml`,
      "--storage.path=/alertmanager",
      `--web.config.file=${secretsPath(service)}/current/web.yml`,
      `--web.external-url=${scheme}://${args.publicHost}:${args.port}/`,
      ...gossip(args.peers ?? []),
      ...(isGiven(args.flags) ? [] : [`${maintenance}${maintenanceInterval}`]),
      ...(args.flags ?? []),
    ];
    const config = serviceConfig(
      `${name}-config`,
      args,
      {
        part,
        service,
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
          `--http.config.file=${secretsPath(service)}/current/client.yml`,
          "silence",
          "query",
          "--quiet",
        ],
        memory: limits.memory,
        cpus: limits.cpus,
      },
      { parent: this, dependsOn: [...config.releases, ...(args.after ?? [])] },
    );
    this.registerOutputs({ url: this.url });
  }
}

/** Alertmanager refuses a flag that is given twice. */
function isGiven(flags: readonly string[] = []): boolean {
  return flags.some((flag) => flag.startsWith(maintenance));
}

/** Alone: no gossip, and no port for it. */
function gossip(peers: readonly string[]): string[] {
  if (peers.length === 0) return ["--cluster.listen-address="];
  return [
    `--cluster.listen-address=0.0.0.0:${gossipPort}`,
    ...peers.map((peer) => `--cluster.peer=${peer}:${gossipPort}`),
  ];
}
