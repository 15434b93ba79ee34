import type * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import { miniatureNetworkName } from "../../bundle/index.ts";
import type { Settings } from "../../settings/index.ts";
import type { DemoImage } from "../../toolchain/index.ts";
import type { Image } from "../images.ts";
import { ownNetwork } from "../own-network.ts";
import { onNetwork, type Place } from "../place.ts";

/** A watched system in miniature, on a network of its own. */
export interface Miniature {
  /** Joined by whoever watches it. */
  readonly network: pulumi.Output<string>;
  readonly containers: readonly docker.Container[];
}

export interface MiniatureArgs {
  readonly settings: Settings;
  /** Of the stack; the miniature has the same names and labels. */
  readonly place: Place;
  /** An image of the miniature, by its name. */
  readonly image: (name: DemoImage) => Image["id"];
  /** Image of our own programs, which put secrets where they belong. */
  readonly agentImage: pulumi.Input<string>;
  /** Volume with the static probe that asks for health. */
  readonly tools: pulumi.Input<string>;
}

/** The stack's place with another network, and ports on loopback whatever the stack's are bound to: it asks for no password. */
export function miniaturePlace(
  name: string,
  { place, settings }: Pick<MiniatureArgs, "place" | "settings">,
  system: string,
  opts: pulumi.CustomResourceOptions,
): Place {
  const network = miniatureNetworkName(settings, system);
  return {
    ...onNetwork(place, ownNetwork(`${name}-network`, { place, network }, opts), network),
    bindAddress: "127.0.0.1",
  };
}
