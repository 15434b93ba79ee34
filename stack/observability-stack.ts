import * as pulumi from "@pulumi/pulumi";
import { type Bundle, networkName } from "../bundle/index.ts";
import type { Settings } from "../settings/index.ts";
import { Alertmanager } from "./alertmanager.ts";
import { ConfigVolume } from "./config-volume.ts";
import { type Miniature, miniatures } from "./demo/index.ts";
import { exporters } from "./exporters.ts";
import { Grafana, grafanaUser } from "./grafana.ts";
import type { Images } from "./images.ts";
import { Inbox } from "./inbox.ts";
import { limitsOf } from "./limits.ts";
import { NodeExporter } from "./node-exporter.ts";
import { ownNetwork } from "./own-network.ts";
import { adminUser, Passwords } from "./passwords/index.ts";
import { type Place, placeOf } from "./place.ts";
import { Prometheus } from "./prometheus.ts";
import type { TlsFiles } from "./secret-files.ts";
import { stackSecrets } from "./stack-secrets.ts";

export interface ObservabilityStackArgs {
  readonly settings: Settings;
  readonly bundle: Bundle;
  readonly images: Images;
  /** Values of `sightline:secrets` by name. */
  readonly secretValues?: pulumi.Input<Record<string, string>>;
  readonly tls?: pulumi.Input<TlsFiles> | undefined;
}

/** Prometheus, Alertmanager, Grafana, the exporters and the inbox on one Docker engine. */
export class ObservabilityStack extends pulumi.ComponentResource {
  readonly prometheus: Prometheus;
  readonly alertmanager: Alertmanager;
  readonly inbox: Inbox;
  /** Absent where its image cannot be had. */
  readonly grafana: Grafana | undefined;
  /** The watched systems that run in miniature beside the stack. */
  readonly miniatures: readonly Miniature[];
  /** Password of the user `admin`, the same on every page; secret. */
  readonly password: pulumi.Output<string>;

  constructor(name: string, args: ObservabilityStackArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sightline:stack:ObservabilityStack", name, {}, opts);
    const { settings, bundle, images } = args;
    const network = ownNetwork(name, { place: settings, network: networkName(settings) }, { parent: this });
    const place = placeOf(settings, network.name);
    const passwords = new Passwords(
      `${name}-passwords`,
      { generation: settings.passwordsGeneration },
      { parent: this },
    );
    const secrets = stackSecrets(
      `${name}-secrets`,
      { place, images, bundle, passwords, values: args.secretValues, tls: args.tls },
      { parent: this },
    );
    const common = { place, images, secrets, publicHost: settings.publicHost, networks: [] };

    this.inbox = new Inbox(
      `${name}-inbox`,
      { ...common, limits: limitsOf(settings, "inbox"), port: settings.ports.inbox },
      { parent: this },
    );
    this.alertmanager = new Alertmanager(
      `${name}-alertmanager`,
      {
        ...common,
        limits: limitsOf(settings, "alertmanager"),
        port: settings.ports.alertmanager,
        release: bundle.alertmanager.release,
      },
      { parent: this },
    );
    const nodeExporter = new NodeExporter(
      `${name}-node-exporter`,
      { place, images, secrets, limits: limitsOf(settings, "nodeExporter") },
      { parent: this },
    );
    this.miniatures = miniatures(
      `${name}-demo`,
      { settings, place, images: images.demo, agentImage: images.programs.id, tools: nodeExporter.tools },
      { parent: this },
    );
    const networks = [...settings.networks, ...this.miniatures.map(({ network }) => network)];
    const watched = this.miniatures.flatMap(({ containers }) => containers);
    const exporting = exporters(
      name,
      { settings, bundle, place, images, secrets, networks, watched },
      { parent: this },
    );
    const found = settings.discovery.docker === false ? undefined : exporting.engineNetwork?.name;
    this.prometheus = new Prometheus(
      `${name}-prometheus`,
      {
        ...common,
        networks: [...networks, ...(found === undefined ? [] : [found])],
        limits: limitsOf(settings, "prometheus"),
        port: settings.ports.prometheus,
        release: bundle.prometheus.release,
        keepsExemplars: settings.grafana.tempo !== undefined,
        // Its first scrape finds everybody there. Not on the component: its protected data volume would depend on them,
        // and `destroy --exclude-protected` would keep them all.
        after: [
          ...[nodeExporter, this.inbox, this.alertmanager].map(({ container }) => container),
          ...exporting.containers,
          ...watched,
        ],
      },
      { parent: this },
    );
    const dashboards = this.dashboards(`${name}-dashboards`, args, place);
    this.grafana =
      images.grafana === undefined
        ? undefined
        : new Grafana(
            `${name}-grafana`,
            {
              ...common,
              image: images.grafana,
              config: dashboards,
              configDigest: bundle.grafana.release.digest,
              limits: limitsOf(settings, "grafana"),
              port: settings.ports.grafana,
              networks:
                settings.grafana.loki === undefined && settings.grafana.tempo === undefined ? [] : settings.networks,
            },
            { parent: this },
          );
    this.password = pulumi.secret(passwords.passwords.apply((all) => all[adminUser] ?? ""));
    this.registerOutputs({ password: this.password });
  }

  /** Dashboards lie in their volume also where no Grafana runs: any viewer finds them there. */
  private dashboards(name: string, { images, bundle }: ObservabilityStackArgs, place: Place): ConfigVolume {
    return new ConfigVolume(
      name,
      {
        part: "grafana",
        place,
        subject: "Grafana",
        owner: grafanaUser,
        agentImage: images.programs.id,
        release: bundle.grafana.release,
        mirror: "dashboards",
      },
      { parent: this },
    );
  }
}
