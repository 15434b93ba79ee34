import * as pulumi from "@pulumi/pulumi";
import { networkName, type Release } from "../../bundle/index.ts";
import type { Settings } from "../../settings/index.ts";
import { Alertmanager } from "../alertmanager.ts";
import type { Images } from "../images.ts";
import { Inbox } from "../inbox.ts";
import { limitsOf } from "../limits.ts";
import { ownNetwork } from "../own-network.ts";
import { adminUser, Passwords } from "../passwords/index.ts";
import { placeOf } from "../place.ts";
import { Prometheus } from "../prometheus.ts";
import { webServiceFiles } from "../secret-files.ts";
import { Secrets } from "../secrets.ts";
import { Signal } from "./signal.ts";

/** Ports on this host at which the parts of a rehearsal are asked. */
export interface RehearsalPorts {
  readonly prometheus: number;
  readonly alertmanager: number;
  readonly inbox: number;
  readonly signal: number;
}

export interface RehearsalStackArgs {
  /** Its project and stack give everything its name; intervals and limits are those of the real one. */
  readonly settings: Settings;
  readonly images: Images;
  readonly prometheus: Pick<Release, "digest" | "files">;
  readonly alertmanager: Pick<Release, "digest" | "files">;
  /** Further flags of Prometheus: its own timers, compressed. */
  readonly prometheusFlags: readonly string[];
  readonly ports: RehearsalPorts;
}

const parts = ["prometheus", "alertmanager", "inbox", "signal"] as const;

/** Prometheus, Alertmanager and the inbox, with a signal as the only target; nothing leaves its network. */
export class RehearsalStack extends pulumi.ComponentResource {
  /** Password of the user `admin`; secret. */
  readonly password: pulumi.Output<string>;

  constructor(name: string, args: RehearsalStackArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sightline:stack:Rehearsal", name, {}, opts);
    const { settings, images, ports } = args;
    const network = ownNetwork(name, { place: settings, network: networkName(settings) }, { parent: this });
    // Nobody waits ten seconds to hear that a container is healthy which lives for minutes.
    const place = { ...placeOf(settings, network.name), healthInterval: "1s", protectData: false };
    const { passwords, hashes } = new Passwords(`${name}-passwords`, { generation: 1 }, { parent: this });
    const files = (part: string) =>
      pulumi
        .all([passwords, hashes])
        .apply(([all, hashed]) => webServiceFiles(part, { passwords: all, hashes: hashed }, undefined));
    const owner = "65534:65534";
    const secrets = new Secrets(
      `${name}-secrets`,
      {
        place,
        agentImage: images.programs.id,
        parts: Object.fromEntries(parts.map((part) => [part, { owner, files: files(part) }])),
      },
      { parent: this },
    );
    const common = { place, images, secrets, publicHost: settings.publicHost, networks: [] };
    const limits = (part: "inbox" | "alertmanager" | "prometheus") => limitsOf(settings, part);
    new Inbox(`${name}-inbox`, { ...common, limits: limits("inbox"), port: ports.inbox }, { parent: this });
    new Signal(`${name}-signal`, { ...common, limits: signalLimits, port: ports.signal }, { parent: this });
    new Alertmanager(
      `${name}-alertmanager`,
      { ...common, limits: limits("alertmanager"), port: ports.alertmanager, release: args.alertmanager },
      { parent: this },
    );
    new Prometheus(
      `${name}-prometheus`,
      {
        ...common,
        limits: limits("prometheus"),
        port: ports.prometheus,
        release: args.prometheus,
        keepsExemplars: false,
        flags: args.prometheusFlags,
      },
      { parent: this },
    );
    this.password = pulumi.secret(passwords.apply((all) => all[adminUser] ?? ""));
    this.registerOutputs({ password: this.password });
  }
}

/** Memory in MiB, processors: it writes megabytes a second. */
const signalLimits = { memory: 512, cpus: 1 };
