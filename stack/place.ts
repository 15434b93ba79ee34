import type * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import { networkName } from "../bundle/index.ts";
import type { Settings } from "../settings/index.ts";

/** What every part of a stack needs to know about where it is. */
export interface Place {
  readonly project: string;
  readonly stack: string;
  /** Name of the private network; as an output, so that what joins it waits for it. */
  readonly network: pulumi.Input<string>;
  readonly networkName: string;
  readonly bindAddress: string;
  readonly logs: { readonly maxSize: string; readonly maxFiles: number };
  /** Data outlives `pulumi destroy`, and a replacement of it is refused. */
  readonly protectData: boolean;
  /** Pulumi goes on when a part is healthy, which is asked every ten seconds; else when it runs. */
  readonly awaitsHealth: boolean;
  /** A service's own tool is asked about a configuration before it comes into force; else the service, which may refuse it. */
  readonly checksConfig: boolean;
  /** `https` when the stack has a certificate. */
  readonly scheme: "http" | "https";
  /** Name that the parts expect in each other's certificate; absent: no TLS. */
  readonly serverName?: string;
  /** `<project>-<stack>-<part>`. */
  name(part: string): string;
  /** Name of the volume with a part's secrets. */
  secretsVolume(part: string): string;
  labels(part: string): { label: string; value: string }[];
}

/** Label by which everything of one stack is found, also by tools that have no state file. */
export const stackLabel = "sightline.stack";
export const partLabel = "sightline.part";
/** Label of a container that works for a deployment and is gone after it. */
export const throwawayLabel = "sightline.throwaway";

/** The value of {@link stackLabel}: unique on an engine. */
export function stackLabelValue(project: string, stack: string): string {
  return `${project}/${stack}`;
}

type Placed = Pick<Settings, "project" | "stack" | "bindAddress" | "environment" | "logs" | "tls">;

export function placeOf(settings: Placed, network: pulumi.Input<string>): Place {
  const { project, stack, bindAddress, environment } = settings;
  return {
    project,
    stack,
    network,
    networkName: networkName(settings),
    bindAddress,
    logs: { maxSize: dockerSize(settings.logs.maxSize), maxFiles: settings.logs.maxFiles },
    awaitsHealth: true,
    checksConfig: true,
    protectData: environment !== "dev",
    scheme: settings.tls === undefined ? "http" : "https",
    ...(settings.tls === undefined ? {} : { serverName: settings.tls.serverName }),
    name: (part) => `${project}-${stack}-${part}`,
    secretsVolume: (part) => `${project}-${stack}-${part}-secrets`,
    labels: (part) => [
      { label: partLabel, value: part },
      { label: stackLabel, value: stackLabelValue(project, stack) },
    ],
  };
}

/** The same place with another private network. */
export function onNetwork(place: Place, network: docker.Network, networkName: string): Place {
  return { ...place, network: network.name, networkName };
}

/** `10MB` as the engine's log driver writes it: `10m`. */
function dockerSize(size: string): string {
  return size.replace(/i?B$/, "").toLowerCase();
}
