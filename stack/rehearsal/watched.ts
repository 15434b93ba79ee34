import type * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import type { Bundle } from "../../bundle/index.ts";
import type { Settings } from "../../settings/index.ts";
import { miniatures } from "../demo/index.ts";
import { exporters } from "../exporters.ts";
import type { DemoImages } from "../images.ts";
import type { Place } from "../place.ts";
import type { Secrets } from "../secrets.ts";
import type { ServiceImages } from "../service-args.ts";
import { ToolsVolume } from "../tools/index.ts";
import { exportersBeside } from "./exporters-beside.ts";

/** A system that runs in miniature beside a copy of the monitoring, which watches it. */
export interface WatchedOptions {
  /** Its name: `chat4all`. */
  readonly system: string;
  /** Router-workers of Chat4All. @default 1 */
  readonly workers?: number;
  /** Files of the exporters that run, too, but for the one that takes results of load tests. @default none */
  readonly exporters?: Bundle["exporters"];
  /** By which the copy's times are divided, and the exporters' own. @default 1 */
  readonly factor?: number;
}

/** A port of the settings that a miniature has on the host. */
export type WatchedPort = "agents" | "chat4all" | "governanceBridge" | "governanceBridgeGrpc" | "hitl";

/** The ports that a system's miniature is reached at. */
export function watchedPorts(system: string): readonly WatchedPort[] {
  return ports[system] ?? [];
}

const ports: Readonly<Record<string, readonly WatchedPort[]>> = {
  agents: ["agents"],
  chat4all: ["chat4all"],
  "governance-bridge": ["governanceBridge", "governanceBridgeGrpc"],
  hitl: ["hitl"],
};

/** What is to run beside a copy. */
export interface WatchedSystem extends Required<WatchedOptions> {
  /** Images of the miniature. */
  readonly demo: DemoImages;
  /** On the loopback of the engine's host. */
  readonly ports: Readonly<Partial<Record<WatchedPort, number>>>;
}

export interface WatchedArgs {
  readonly system: WatchedSystem;
  /** Of the stack that is rehearsed. */
  readonly settings: Settings;
  /** The copy's. */
  readonly place: Place;
  readonly images: ServiceImages;
  readonly secrets: Secrets;
}

/** What runs beside a copy. */
export interface Watched {
  /** Joined by whoever watches it. */
  readonly networks: readonly pulumi.Output<string>[];
  readonly containers: readonly docker.Container[];
}

/** Runs the miniature and, once that is well, its exporters: the same components as a stack's. */
export function watched(name: string, args: WatchedArgs, opts: pulumi.CustomResourceOptions): Watched {
  const { system, place, images, secrets } = args;
  const { project, stack } = place;
  const settings: Settings = {
    ...args.settings,
    project,
    stack,
    demo: [system.system],
    demoWorkers: system.workers,
    ports: { ...args.settings.ports, ...system.ports },
  };
  const tools = new ToolsVolume(`${name}-tools`, { place, image: images.programs.id }, opts).volumeName;
  const [miniature] = miniatures(
    `${name}-demo`,
    // Nobody else waits until it is well.
    { settings, place: { ...place, awaitsHealth: true }, images: system.demo, agentImage: images.programs.id, tools },
    opts,
  );
  const networks = miniature === undefined ? [] : [miniature.network];
  const systems = miniature?.containers ?? [];
  const bundle = { exporters: exportersBeside(system, place) };
  const exporting = exporters(name, { settings, bundle, place, images, secrets, networks, watched: systems }, opts);
  return { networks, containers: [...systems, ...exporting.containers] };
}
