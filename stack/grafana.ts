import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { type ConfigVolume, labelObject } from "./config-volume.ts";
import { dataVolume } from "./data-volume.ts";
import { GrafanaReload } from "./grafana-reload/index.ts";
import { hardenedContainer } from "./hardened-container.ts";
import type { Image } from "./images.ts";
import { adminUser } from "./passwords/index.ts";
import { secretsPath } from "./secrets.ts";
import type { ServiceArgs } from "./service-args.ts";

const part = "grafana";
const port = 3000;

export interface GrafanaArgs extends Omit<ServiceArgs, "release"> {
  readonly image: Image;
  /** Data sources and dashboards. */
  readonly config: ConfigVolume;
  /** Of the release that the volume holds. */
  readonly configDigest: string;
}

/** `uid:gid` of the official image. */
export const grafanaUser = "472:0";

/** Grafana, told everything by files: nothing in it is edited by hand. */
export class Grafana extends pulumi.ComponentResource {
  static readonly type = "sightline:stack:Grafana";
  readonly container: docker.Container;
  readonly url: pulumi.Output<string>;

  constructor(name: string, args: GrafanaArgs, opts?: pulumi.ComponentResourceOptions) {
    super(Grafana.type, name, {}, opts);
    const { place, image, config, secrets, limits } = args;
    const current = `${secretsPath(part)}/current`;
    const { scheme } = place;
    const data = dataVolume(`${name}-data`, place, part, { parent: this });
    this.url = pulumi.output(`${scheme}://${args.publicHost}:${args.port}`);
    this.container = hardenedContainer(
      name,
      {
        part,
        place,
        image: image.id,
        user: grafanaUser,
        command: [],
        environment: [
          "GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES=false",
          "GF_ANALYTICS_CHECK_FOR_UPDATES=false",
          "GF_ANALYTICS_REPORTING_ENABLED=false",
          "GF_LOG_MODE=console",
          `GF_PATHS_PROVISIONING=${config.mountPath}/current/provisioning`,
          `GF_SECURITY_ADMIN_USER=${adminUser}`,
          `GF_SECURITY_ADMIN_PASSWORD__FILE=${current}/admin-password`,
          "GF_SECURITY_DISABLE_GRAVATAR=true",
          `GF_SERVER_ROOT_URL=${scheme}://${args.publicHost}:${args.port}/`,
          ...(scheme === "https"
            ? [
                "GF_SERVER_PROTOCOL=https",
                `GF_SERVER_CERT_FILE=${current}/tls.crt`,
                `GF_SERVER_CERT_KEY=${current}/tls.key`,
                "GF_SERVER_CERTS_WATCH_INTERVAL=1s",
              ]
            : []),
          "GF_USERS_ALLOW_SIGN_UP=false",
        ],
        mounts: [
          { volume: data.name, target: "/var/lib/grafana", readOnly: false },
          { volume: config.volume.name, target: config.mountPath, readOnly: true },
          { volume: place.secretsVolume(part), target: secretsPath(part), readOnly: true },
        ],
        scratch: { "/tmp": "rw,noexec,nosuid,nodev,size=64m" },
        ports: [{ inside: port, outside: args.port }],
        health: ["wget", "-q", "--no-check-certificate", "--spider", `${scheme}://localhost:${port}/api/health`],
        memory: limits.memory,
        cpus: limits.cpus,
        networks: args.networks,
      },
      { parent: this, dependsOn: [config.release, secrets.release] },
    );
    this.reload(`${name}-reload`, args);
    this.registerOutputs({ url: this.url });
  }

  private reload(name: string, args: GrafanaArgs): void {
    const { place, images, secrets, config, configDigest } = args;
    const { serverName } = place;
    const path = secretsPath(part);
    new GrafanaReload(
      name,
      {
        digests: pulumi.all([secrets.digests[part] ?? "", configDigest]),
        request: {
          url: `${place.scheme}://${part}:${port}`,
          user: adminUser,
          secrets: path,
          ...(serverName === undefined ? {} : { caFile: `${path}/current/tls.crt`, serverName }),
          timeoutSeconds: 30,
        },
        container: place.name(part),
        secretsVolume: place.secretsVolume(part),
        user: grafanaUser,
        network: place.networkName,
        agentImage: images.programs.id,
        labels: labelObject(place, part),
      },
      { parent: this, dependsOn: [this.container, secrets.release, config.release] },
    );
  }
}
