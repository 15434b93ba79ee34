import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../../settings/index.ts";
import type { DemoImages } from "../images.ts";
import type { Place } from "../place.ts";
import { Chat4All } from "./chat4all.ts";

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
  readonly images: DemoImages;
  /** Volume with the static probe that asks for health. */
  readonly tools: pulumi.Input<string>;
}

type Maker = (name: string, args: MiniatureArgs, opts: pulumi.ComponentResourceOptions) => Miniature;

const makers: Readonly<Record<string, Maker>> = { chat4all: (name, args, opts) => new Chat4All(name, args, opts) };

/** The miniatures that the settings ask for. */
export function miniatures(
  name: string,
  args: Omit<MiniatureArgs, "images"> & { readonly images: DemoImages | undefined },
  opts: pulumi.ComponentResourceOptions,
): readonly Miniature[] {
  const { images, settings } = args;
  return settings.demo.map((system) => {
    const make = makers[system];
    if (make === undefined || images === undefined) {
      const known = Object.keys(makers).join(", ");
      throw new pulumi.RunError(`sightline:demo: this stack has no miniature of ${system}; it has: ${known}.`);
    }
    return make(`${name}-${system}`, { ...args, images }, opts);
  });
}
