import type * as pulumi from "@pulumi/pulumi";
import type { DataVolumePart } from "./data-volume.ts";
import type { Images } from "./images.ts";
import type { Place } from "./place.ts";
import type { Secrets } from "./secrets.ts";

/** What every service of a stack is made from. */
export interface ServiceArgs {
  readonly place: Place;
  readonly images: ServiceImages;
  /** The configuration that is to be in force. */
  readonly release: { readonly digest: string; readonly files: Readonly<Record<string, string>> };
  readonly secrets: Secrets;
  /** Memory in MiB, processors. */
  readonly limits: { readonly memory: number; readonly cpus: number };
  /** Port on the host. */
  readonly port: number;
  /** Name or address by which people reach the host. */
  readonly publicHost: string;
  /** What must run before its container starts. */
  readonly after?: readonly pulumi.Resource[];
  /** Further networks to join. */
  readonly networks: readonly pulumi.Input<string>[];
}

/** Secrets that a service reads, and what brings them into force, where the same program does. */
export interface SecretsRead {
  readonly release?: pulumi.Resource;
}

/** What the services themselves are made from. */
export type ServiceImages = Pick<Images, "prometheus" | "alertmanager" | "programs">;

/** What a service is made from of which there may be several, or that is run in a way of its own. */
export interface InstanceArgs extends ServiceArgs {
  /** Name on the engine and the network: `prometheus-2`. @default the service's own */
  readonly part?: DataVolumePart;
  /** Further flags of its command. @default none */
  readonly flags?: readonly string[];
}
