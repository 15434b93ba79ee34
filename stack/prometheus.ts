import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { configPath } from "./config-volume.ts";
import { dataVolume } from "./data-volume.ts";
import { hardenedContainer } from "./hardened-container.ts";
import { secretsPath } from "./secrets.ts";
import type { InstanceArgs, SecretsRead } from "./service-args.ts";
import { serviceConfig } from "./service-config.ts";

const service = "prometheus";
const user = "65534:65534";
const port = 9090;

export interface PrometheusArgs extends Omit<InstanceArgs, "secrets"> {
  readonly secrets: SecretsRead;
  /** Whether there is somewhere for them to lead to. */
  readonly keepsExemplars: boolean;
}

/** Prometheus: configuration by release, health by its own promtool, data in a volume of its own. */
export class Prometheus extends pulumi.ComponentResource {
  readonly container: docker.Container;
  readonly url: pulumi.Output<string>;

  constructor(name: string, args: PrometheusArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sightline:stack:Prometheus", name, {}, opts);
    const { place, images, limits, part = service } = args;
    const { scheme } = place;
    const data = dataVolume(`${name}-data`, place, part, { parent: this });
    const command = [
      `--config.file=${configPath(service)}/current/prometheus.yml`,
      "--storage.tsdb.path=/prometheus",
      `--web.config.file=${secretsPath(service)}/current/web.yml`,
      "--web.enable-lifecycle", // reloads over HTTP, behind the password
      `--web.external-url=${scheme}://${args.publicHost}:${args.port}/`,
      // Kept for as long as there is room for them in memory; nobody else has a use for them.
      ...(args.keepsExemplars ? ["--enable-feature=exemplar-storage"] : []),
      ...(args.flags ?? []),
    ];
    const config = serviceConfig(
      `${name}-config`,
      args,
      {
        part,
        service,
        subject: "Prometheus",
        image: images.prometheus,
        user,
        port,
        command,
        file: "prometheus.yml",
        check: { entrypoint: ["/bin/promtool"], command: (file) => ["check", "config", file] },
        statusPath: "/api/v1/status/config",
      },
      { parent: this },
    );
    this.url = pulumi.output(`${scheme}://${args.publicHost}:${args.port}`);
    this.container = hardenedContainer(
      name,
      {
        part,
        place,
        image: images.prometheus.id,
        user,
        command,
        mounts: [{ volume: data.name, target: "/prometheus", readOnly: false }, ...config.mounts],
        ports: [{ inside: port, outside: args.port }],
        health: [
          "/bin/promtool",
          "check",
          "ready",
          `--http.config.file=${secretsPath(service)}/current/client.yml`,
          `--url=${scheme}://localhost:${port}`,
        ],
        startPeriod: "5m0s", // a long write-ahead log takes minutes to replay
        memory: limits.memory,
        cpus: limits.cpus,
        graceSeconds: 300,
        networks: args.networks,
      },
      { parent: this, dependsOn: [...config.releases, ...(args.after ?? [])] },
    );
    this.registerOutputs({ url: this.url });
  }
}
