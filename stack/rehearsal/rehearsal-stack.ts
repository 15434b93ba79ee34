import * as pulumi from "@pulumi/pulumi";
import { networkName, type Release } from "../../bundle/index.ts";
import type { Settings } from "../../settings/index.ts";
import { exporterParts } from "../../systems/index.ts";
import { Alertmanager } from "../alertmanager.ts";
import { Inbox } from "../inbox.ts";
import { limitsOf } from "../limits.ts";
import { ownNetwork } from "../own-network.ts";
import { placeOf } from "../place.ts";
import { Prometheus } from "../prometheus.ts";
import { type Credentials, readersOf, webServiceFiles } from "../secret-files.ts";
import { Secrets } from "../secrets.ts";
import type { ServiceImages } from "../service-args.ts";
import { exporterKeysBeside } from "./exporters-beside.ts";
import { alertmanagerParts, type Copies, prometheusParts, type RehearsalPart, rehearsalProject } from "./parts.ts";
import { Signal } from "./signal.ts";
import { type WatchedSystem, watched } from "./watched.ts";

/** Configurations that a rehearsal plays with. */
export interface RehearsalReleases {
  /** Every Alertmanager's. */
  readonly alertmanager: Release;
  /** One for each Prometheus: they differ in the external label `replica`. */
  readonly prometheus: readonly [Release] | readonly [Release, Release];
}

/** Further flags of the services' commands. */
export interface RehearsalFlags {
  readonly prometheus?: readonly string[];
  readonly alertmanager?: readonly string[];
}

export interface RehearsalStackArgs {
  /** Of the stack that is rehearsed; the copy has its memory, and its logs' caps. */
  readonly settings: Settings;
  readonly id: string;
  readonly images: ServiceImages;
  readonly copies: Copies;
  readonly releases: RehearsalReleases;
  readonly flags?: RehearsalFlags;
  readonly credentials: Credentials;
  /** Ports on the loopback of the engine's host. */
  readonly ports: Readonly<Record<RehearsalPart, number>>;
  /** Processors of the engine's host, which every part may use: it does in a minute what the stack does in many. */
  readonly processors: number;
  /** What runs beside it. @default nothing */
  readonly watched?: WatchedSystem;
}

const owner = "65534:65534";
const bindAddress = "127.0.0.1";

/**
 * A copy of the monitoring from which nothing gets out: its own network, inbox, Alertmanagers and Prometheuses,
 * and the signal that plays to them; beside it a watched system with its exporters, where one is named. No viewer; nothing of it is kept.
 */
export class RehearsalStack extends pulumi.ComponentResource {
  constructor(name: string, args: RehearsalStackArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sightline:stack:Rehearsal", name, {}, opts);
    const { settings, id, images, copies, releases, flags = {}, credentials, ports, processors } = args;
    const parent = { parent: this };
    const named = { project: rehearsalProject(settings.project), stack: id };
    const network = ownNetwork(name, { place: named, network: networkName(named) }, parent);
    const { logs } = settings;
    const place = {
      ...placeOf({ ...named, bindAddress, environment: "dev", logs, tls: undefined }, network.name),
      // Whoever opened the rehearsal asks its ports, many times a second, instead of waiting for the next check of its health,
      // and reads the words of a service that ends because of its configuration: two containers less that run one after the other.
      awaitsHealth: false,
      checksConfig: false,
    };
    const files = (part: string) => pulumi.secret(webServiceFiles(part, credentials, undefined));
    const exporting = args.watched === undefined ? [] : exporterKeysBeside(args.watched.exporters);
    const parts = Object.fromEntries([
      ...withSecrets.map((part) => [part, { owner, files: files(part) }] as const),
      ...exporting.map((key) => {
        const { name: part } = exporterParts[key];
        return [part, { ...readersOf(key), files: files(part) }] as const;
      }),
    ]);
    const secrets = new Secrets(`${name}-secrets`, { place, agentImage: images.programs.id, parts }, parent);
    const common = (part: RehearsalPart, memory: number) => ({
      place,
      images,
      secrets,
      publicHost: bindAddress,
      port: ports[part],
      limits: { memory, cpus: processors },
      networks: [],
    });
    const memory = (part: "alertmanager" | "inbox" | "prometheus") => limitsOf(settings, part).memory;

    new Inbox(`${name}-inbox`, common("inbox", memory("inbox")), parent);
    new Signal(`${name}-signal`, common("signal", signalMemory), parent);
    const all = alertmanagerParts(copies);
    const first: Alertmanager[] = [];
    for (const part of all) {
      const alertmanager = new Alertmanager(
        `${name}-${part}`,
        {
          ...common(part, memory("alertmanager")),
          part,
          release: releases.alertmanager,
          peers: all.filter((peer) => peer !== part),
          flags: flags.alertmanager ?? [],
          // A name that is not there yet is asked for again after many seconds only; the first one's is there.
          after: first.map(({ container }) => container),
        },
        parent,
      );
      if (first.length === 0) first.push(alertmanager);
    }
    const beside =
      args.watched === undefined
        ? undefined
        : watched(name, { system: args.watched, settings, place, images, secrets }, parent);
    for (const [index, part] of prometheusParts(copies).entries()) {
      new Prometheus(
        `${name}-${part}`,
        {
          ...common(part, memory("prometheus")),
          part,
          networks: beside?.networks ?? [],
          // Its first scrape finds everybody there.
          after: beside?.containers ?? [],
          release: releases.prometheus[index] ?? releases.prometheus[0],
          keepsExemplars: false,
          flags: [...startSoon, ...lookOften, ...forgetsOnDemand, ...(flags.prometheus ?? [])],
        },
        parent,
      );
    }
    this.registerOutputs({});
  }
}

/** Prometheus looks at its targets for the first time one such interval after its start, 5 s by default. */
const startSoon = ["--scrape.discovery-reload-interval=200ms"];

/** Blocks that are back-filled while it runs are seen within a second, the least that Prometheus takes; else within a minute. */
const lookOften = ["--storage.tsdb.block-reload-interval=1s"];

/** What was back-filled too late is deleted again. */
const forgetsOnDemand = ["--web.enable-admin-api"];

/** MiB: the series of a thousand scenarios, and a body of megabytes for each scrape. */
const signalMemory = 1024;

/** Whose secrets lie in a volume; the copies of a service share one. */
const withSecrets = ["alertmanager", "inbox", "prometheus", "signal"] as const;
