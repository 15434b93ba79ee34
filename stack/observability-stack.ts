import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { Bundle } from "../bundle/index.ts";
import { mebibytes, type Part, type Settings } from "../settings/index.ts";
import { Alertmanager } from "./alertmanager.ts";
import { ConfigVolume } from "./config-volume.ts";
import { Grafana, grafanaUser } from "./grafana.ts";
import type { Images } from "./images.ts";
import { Inbox } from "./inbox.ts";
import { NodeExporter } from "./node-exporter.ts";
import { adminUser, Passwords } from "./passwords/index.ts";
import { networkName, type Place, placeOf, stackLabel, stackLabelValue } from "./place.ts";
import { Prometheus } from "./prometheus.ts";
import { grafanaFiles, type TlsFiles, webServiceFiles } from "./secret-files.ts";
import { Secrets } from "./secrets.ts";

export interface ObservabilityStackArgs {
  readonly settings: Settings;
  readonly bundle: Bundle;
  readonly images: Images;
  /** Values of `sightline:secrets` by name. */
  readonly secretValues?: pulumi.Input<Record<string, string>>;
  readonly tls?: pulumi.Input<TlsFiles> | undefined;
}

/** Prometheus, Alertmanager, Grafana, node-exporter and the inbox on one Docker engine. */
export class ObservabilityStack extends pulumi.ComponentResource {
  readonly prometheus: Prometheus;
  readonly alertmanager: Alertmanager;
  readonly inbox: Inbox;
  /** Absent where its image cannot be had. */
  readonly grafana: Grafana | undefined;
  /** Password of the user `admin`, the same on every page; secret. */
  readonly password: pulumi.Output<string>;

  constructor(name: string, args: ObservabilityStackArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sightline:stack:ObservabilityStack", name, {}, opts);
    const { settings, bundle, images } = args;
    const { project, stack } = settings;
    const network = new docker.Network(
      name,
      { name: networkName(settings), labels: [{ label: stackLabel, value: stackLabelValue(project, stack) }] },
      { parent: this },
    );
    const place = placeOf(settings, network.name);
    const passwords = new Passwords(
      `${name}-passwords`,
      { generation: settings.passwordsGeneration },
      { parent: this },
    );
    const secrets = this.secrets(`${name}-secrets`, args, place, passwords);
    const common = { place, images, secrets, publicHost: publicHost(settings.bindAddress), networks: [] };
    const limits = (part: Part) => limitsOf(settings, part);

    this.inbox = new Inbox(
      `${name}-inbox`,
      { ...common, limits: limits("inbox"), port: settings.ports.inbox },
      { parent: this },
    );
    this.alertmanager = new Alertmanager(
      `${name}-alertmanager`,
      {
        ...common,
        limits: limits("alertmanager"),
        port: settings.ports.alertmanager,
        release: bundle.alertmanager.release,
      },
      { parent: this },
    );
    const nodeExporter = new NodeExporter(
      `${name}-node-exporter`,
      { place, images, secrets, limits: limits("nodeExporter") },
      { parent: this },
    );
    this.prometheus = new Prometheus(
      `${name}-prometheus`,
      {
        ...common,
        networks: settings.networks,
        limits: limits("prometheus"),
        port: settings.ports.prometheus,
        release: bundle.prometheus.release,
        // Its first scrape finds everybody there. Not on the component: its protected data volume would depend on them,
        // and `destroy --exclude-protected` would keep them all.
        after: [nodeExporter.container, this.inbox.container, this.alertmanager.container],
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
              limits: limits("grafana"),
              port: settings.ports.grafana,
            },
            { parent: this },
          );
    this.password = pulumi.secret(passwords.passwords.apply((all) => all[adminUser] ?? ""));
    this.registerOutputs({ password: this.password });
  }

  private secrets(name: string, args: ObservabilityStackArgs, place: Place, passwords: Passwords): Secrets {
    const { images, bundle, secretValues, tls } = args;
    const credentials = pulumi.all([passwords.passwords, passwords.hashes, pulumi.output(tls)]);
    const owner = "65534:65534";
    const webService = (part: string) =>
      credentials.apply(([all, hashes, tls]) => webServiceFiles(part, { passwords: all, hashes }, tls));
    // Each service gets the secrets that its files refer to, and no others.
    const withSecrets = (part: "prometheus" | "alertmanager") =>
      pulumi.all([webService(part), secretValues ?? {}]).apply(([own, values]) => ({
        ...Object.fromEntries(bundle[part].secretNames.map((secret) => [secret, values[secret] ?? ""])),
        ...own,
      }));
    const grafana = credentials.apply(([all, hashes, tls]) => grafanaFiles({ passwords: all, hashes }, tls));
    return new Secrets(
      name,
      {
        place,
        agentImage: images.programs.id,
        parts: {
          prometheus: { owner, files: withSecrets("prometheus") },
          alertmanager: { owner, files: withSecrets("alertmanager") },
          inbox: { owner, files: webService("inbox") },
          "node-exporter": { owner, files: webService("node-exporter") },
          ...(images.grafana === undefined ? {} : { grafana: { owner: grafanaUser, files: grafana } }),
        },
      },
      { parent: this },
    );
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

function limitsOf({ resources }: Settings, part: Part): { memory: number; cpus: number } {
  const { memory, cpus } = resources[part];
  return { memory: mebibytes(memory) ?? 0, cpus };
}

/** What to type in a browser for a bound address. */
function publicHost(bindAddress: string): string {
  return bindAddress === "0.0.0.0" || bindAddress === "::" ? "localhost" : bindAddress;
}
