import * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import { type Place, stackLabel, stackLabelValue } from "./place.ts";

export interface OwnNetworkArgs {
  /** Of the stack. */
  readonly place: Pick<Place, "project" | "stack">;
  /** Name on the engine. */
  readonly network: string;
  /** Nothing on it reaches beyond it. @default false */
  readonly internal?: boolean;
}

/** A private network of a stack, found by the stack's label. */
export function ownNetwork(
  name: string,
  { place, network, internal = false }: OwnNetworkArgs,
  opts: pulumi.CustomResourceOptions,
): docker.Network {
  const labels = [{ label: stackLabel, value: stackLabelValue(place.project, place.stack) }];
  return new docker.Network(name, { name: network, labels, ...(internal ? { internal } : {}) }, opts);
}
