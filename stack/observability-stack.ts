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
import { Preview } from "./preview.ts";
import { Prometheus } from "./prometheus.ts";
import type { TlsFiles } from "./secret-files.ts";
import type { ServiceArgs } from "./service-args.ts";
import { stackSecrets } from "./stack-secrets.ts";

export interface ObservabilityStackArgs {
  readonly settings: Settings;
  readonly bundle: Bundle;
  readonly images: Images;
  /** Values of `sightline:secrets` by name. */
  readonly secretValues?: pulumi.Input<Record<string, string>>;
  readonly tls?: pulumi.Input<TlsFiles> | undefined;
}

/** What all services of a stack share. */
type Common = Pick<ServiceArgs, "place" | "images" | "secrets" | "publicHost">;

/** Prometheus, Alertmanager, what shows the dashboards, the exporters and the inbox on one Docker engine. */
export class ObservabilityStack extends pulumi.ComponentResource {
  readonly prometheus: Prometheus;
  readonly alertmanager: Alertmanager;
  readonly inbox: Inbox;
  /** What shows the dashboards; absent where nothing does. */
  readonly viewer: Grafana | Preview | undefined;
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
    const dashboards = this.dashboards(`${name}-dashboards`, args, place);
    this.viewer = this.view(name, args, { common, dashboards });
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
          // Grafana takes its time.
          ...(this.viewer instanceof Preview ? [this.viewer.container] : []),
        ],
      },
      { parent: this },
    );
    this.password = pulumi.secret(passwords.passwords.apply((all) => all[adminUser] ?? ""));
    this.registerOutputs({ password: this.password });
  }

  /** Each takes over the other's container, which is gone before its own begins: both want the one port on the host. */
  private view(
    name: string,
    { settings, bundle, images }: ObservabilityStackArgs,
    { common, dashboards }: { readonly common: Common; readonly dashboards: ConfigVolume },
  ): Grafana | Preview | undefined {
    const { ports, grafana } = settings;
    const { kind, image } = images.viewer;
    if (kind === "none") return undefined;
    const args = { ...common, image, limits: limitsOf(settings, kind), port: ports.grafana };
    if (kind === "preview") {
      const { release } = bundle.preview;
      return new Preview(
        `${name}-preview`,
        { ...args, dashboards, release },
        { parent: this, aliases: [{ name: `${name}-grafana`, type: Grafana.type }] },
      );
    }
    return new Grafana(
      `${name}-grafana`,
      {
        ...args,
        config: dashboards,
        configDigest: bundle.grafana.release.digest,
        networks: grafana.loki === undefined && grafana.tempo === undefined ? [] : settings.networks,
      },
      { parent: this, aliases: [{ name: `${name}-preview`, type: Preview.type }] },
    );
  }

  /** Dashboards lie in their volume whatever shows them, also where nothing does. */
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
