import * as pulumi from "@pulumi/pulumi";
import type { DemoImages } from "../images.ts";
import { Agents } from "./agents.ts";
import { Chat4All } from "./chat4all.ts";
import { GovernanceBridge } from "./governance-bridge.ts";
import { Hitl } from "./hitl.ts";
import type { Miniature, MiniatureArgs } from "./miniature.ts";

type Maker = (name: string, args: MiniatureArgs, opts: pulumi.ComponentResourceOptions) => Miniature;

const makers: Readonly<Record<string, Maker>> = {
  agents: (name, args, opts) => new Agents(name, args, opts),
  chat4all: (name, args, opts) => new Chat4All(name, args, opts),
  "governance-bridge": (name, args, opts) => new GovernanceBridge(name, args, opts),
  hitl: (name, args, opts) => new Hitl(name, args, opts),
};

export interface MiniaturesArgs extends Omit<MiniatureArgs, "image"> {
  /** Of the miniatures that are asked for. */
  readonly images: DemoImages;
}

/** The miniatures that the settings ask for. */
export function miniatures(
  name: string,
  args: MiniaturesArgs,
  opts: pulumi.ComponentResourceOptions,
): readonly Miniature[] {
  const { images, settings } = args;
  return settings.demo.map((system) => {
    const make = makers[system];
    if (make === undefined) {
      const known = Object.keys(makers).join(", ");
      throw new pulumi.RunError(`sightline:demo: this stack has no miniature of ${system}; it has: ${known}.`);
    }
    const image: MiniatureArgs["image"] = (wanted) => {
      const found = images[wanted];
      if (found === undefined) throw new Error(`the image ${wanted} of ${system}'s miniature was not looked for`);
      return found.id;
    };
    return make(`${name}-${system}`, { ...args, image }, opts);
  });
}
