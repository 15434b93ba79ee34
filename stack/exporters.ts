import type * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import { type Bundle, engineNetworkName } from "../bundle/index.ts";
import type { Settings } from "../settings/index.ts";
import { type ExporterKey, exporterParts } from "../systems/index.ts";
import { Exporter, type ExporterArgs } from "./exporter.ts";
import { limitsOf } from "./limits.ts";
import { ownNetwork } from "./own-network.ts";
import { onNetwork } from "./place.ts";
import type { ServiceArgs } from "./service-args.ts";

export interface ExportersArgs extends Pick<ServiceArgs, "place" | "images" | "secrets"> {
  readonly settings: Settings;
  readonly bundle: Pick<Bundle, "exporters">;
  /** Where the watched systems are reached. */
  readonly networks: readonly pulumi.Input<string>[];
  /** Containers of miniatures: what is asked from the first moment on. */
  readonly watched: readonly docker.Container[];
}

/** The exporters of a stack, and the network on which the engine can be asked. */
export interface Exporters {
  readonly containers: readonly docker.Container[];
  /** Absent where nobody asks the engine. */
  readonly engineNetwork: docker.Network | undefined;
}

/** The exporters that the watched systems ask for, each with a release of its own, and the proxy before the engine. */
export function exporters(name: string, args: ExportersArgs, opts: pulumi.ComponentResourceOptions): Exporters {
  const { settings, bundle, place, images, secrets, networks, watched } = args;
  const run = (exporter: ExporterKey, more: Pick<ExporterArgs, "networks"> & Partial<ExporterArgs>) => {
    const release = bundle.exporters[exporter]?.release;
    if (release === undefined) return [];
    const common = { exporter, place, images, secrets, release, limits: limitsOf(settings, exporter) };
    return [new Exporter(`${name}-${exporterParts[exporter].name}`, { ...common, ...more }, opts).container];
  };
  const network = engineNetworkName(settings);
  const engineNetwork =
    bundle.exporters.socketProxy === undefined
      ? undefined
      : ownNetwork(`${name}-engine`, { place, network, internal: true }, opts);
  const proxy =
    engineNetwork === undefined
      ? []
      : run("socketProxy", { place: onNetwork(place, engineNetwork, network), networks: [] });
  const engine = engineNetwork === undefined ? [] : [engineNetwork.name];
  return {
    containers: [
      ...run("kafkaLag", { networks, after: watched }),
      ...run("health", { networks, after: watched }),
      ...run("loadTest", { networks: [], hostPort: settings.ports.loadTest }),
      ...run("containers", { networks: engine, after: proxy }),
      ...proxy,
    ],
    engineNetwork,
  };
}
