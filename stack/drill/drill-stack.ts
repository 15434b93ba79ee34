import * as pulumi from "@pulumi/pulumi";
import { networkName, type Release } from "../../bundle/index.ts";
import type { Settings } from "../../settings/index.ts";
import { limitsOf } from "../limits.ts";
import { type Place, placeOf } from "../place.ts";
import { Prometheus } from "../prometheus.ts";
import { Signal, temporaryProject } from "../rehearsal/index.ts";
import type { ServiceImages } from "../service-args.ts";

/** The parts of a drill, by their names on the stack's network, where those of the stack have theirs. */
export const drillParts = { prometheus: "prometheus-drill", signal: "signal-drill" } as const;

export interface DrillStackArgs {
  /** Of the stack that is drilled. */
  readonly settings: Settings;
  readonly id: string;
  readonly images: ServiceImages;
  /** What Prometheus runs with. */
  readonly release: Release;
  /** Ports on the loopback of the engine's host. */
  readonly ports: Readonly<Record<keyof typeof drillParts, number>>;
}

/**
 * A Prometheus and the signal that it scrapes, on the network of a stack that runs. They read the secrets that the stack's
 * own Prometheus reads, in the volume where they lie: no password leaves it.
 */
export class DrillStack extends pulumi.ComponentResource {
  constructor(name: string, args: DrillStackArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sightline:stack:Drill", name, {}, opts);
    const { settings, images, release, ports } = args;
    const place = drillPlace(settings, args.id);
    const common = { place, images, secrets: {} };
    const parent = { parent: this };
    new Signal(
      `${name}-signal`,
      { ...common, part: drillParts.signal, secretsOf: service, limits: signalLimits, port: ports.signal },
      parent,
    );
    new Prometheus(
      `${name}-prometheus`,
      {
        ...common,
        part: drillParts.prometheus,
        release,
        limits: limitsOf(settings, service),
        port: ports.prometheus,
        publicHost: place.bindAddress,
        networks: [],
        keepsExemplars: false,
        flags: startSoon,
      },
      parent,
    );
    this.registerOutputs({});
  }
}

const service = "prometheus";

/** One scenario's series. MiB, processors. */
const signalLimits = { memory: 256, cpus: 0.5 };

/** Prometheus looks at its targets for the first time one such interval after its start, 5 s by default. */
const startSoon = ["--scrape.discovery-reload-interval=200ms"];

/** Names and labels of its own, the network and the secrets of the stack. */
function drillPlace(settings: Settings, id: string): Place {
  const real = placeOf(settings, networkName(settings));
  const named = { project: temporaryProject(settings.project, "drill"), stack: id };
  const { logs, tls } = settings;
  return {
    ...placeOf({ ...named, bindAddress: "127.0.0.1", environment: "dev", logs, tls }, real.network),
    networkName: real.networkName,
    secretsVolume: () => real.secretsVolume(service),
    // Whoever opened the drill asks its ports, and reads the words of a service that ends because of its configuration.
    awaitsHealth: false,
    checksConfig: false,
  };
}
