import { randomBytes } from "node:crypto";
import type { Settings } from "../../settings/index.ts";
import { stateFolder as usualStateFolder } from "../../toolchain/index.ts";
import type { Changes } from "../automation/index.ts";
import { adminUser, internalUser, makePasswords } from "../passwords/index.ts";
import { awaitAnswer } from "./await-answers.ts";
import { backFill } from "./back-fill.ts";
import { freePorts } from "./free-ports.ts";
import { findMachine, type Machine } from "./machine.ts";
import { marksOf } from "./marks.ts";
import { type Copies, partsOf, prometheusParts, type RehearsalPart, type SinglePart } from "./parts.ts";
import { type RehearsalFlags, type RehearsalReleases, RehearsalStack } from "./rehearsal-stack.ts";
import { temporaryStack } from "./temporary-stack.ts";
import { type WatchedOptions, type WatchedSystem, watchedPorts } from "./watched.ts";
import { type WatchedAccess, watchedAccess } from "./watched-access.ts";

export interface RehearsalOptions {
  /** Of the stack that is rehearsed. */
  readonly settings: Settings;
  /** What it begins with; as many Prometheuses as there are releases for. */
  readonly releases: RehearsalReleases;
  /** @default 1 */
  readonly alertmanagers?: Copies["alertmanagers"];
  readonly flags?: RehearsalFlags;
  /** Ports on the loopback. @default free ones */
  readonly ports?: Readonly<Partial<Record<RehearsalPart, number>>>;
  /** A system that runs in miniature beside the copy. @default none */
  readonly watched?: WatchedOptions;
  /** Where this machine's own facts are kept. @default that of every command */
  readonly stateFolder?: string;
  /** Ends `up` and `reload`, which reject with its reason; `down` is still to be called. */
  readonly signal?: AbortSignal;
}

/** How the parts of a rehearsal are reached; `prometheus-2` and the like where there are as many. */
export interface RehearsalAccess {
  /** By part: `http://127.0.0.1:41234`. */
  readonly urls: ByPart;
  /** Names on the engine by part. */
  readonly containers: ByPart;
  /** Name on the engine. */
  readonly network: string;
  readonly user: string;
  readonly password: string;
  /** The system beside it, where there is one. */
  readonly watched?: WatchedAccess;
}

/** Of the parts that every rehearsal has, and of those that it may have. */
export type ByPart = Readonly<Record<SinglePart, string> & Partial<Record<RehearsalPart, string>>>;

/** A copy of the monitoring, in Docker, for as long as this process wants it. */
export interface Rehearsal extends RehearsalAccess {
  /** Short, random: the Pulumi stack's name. */
  readonly id: string;
  /** Brings it up, and comes back when every part says that it is ready. */
  up(onStep?: (step: string) => void): Promise<Changes>;
  /** Brings other configurations into force, without a restart; as many as before. */
  reload(releases: RehearsalReleases, onStep?: (step: string) => void): Promise<Changes>;
  /**
   * Runs as many router-workers of Chat4All beside it, and touches nothing else.
   *
   * @throws Error when no system is watched.
   */
  scaleTo(workers: number, onStep?: (step: string) => void): Promise<Changes>;
  /**
   * Gives every Prometheus samples of the past, OpenMetrics with the time of each. It has them at its next look at its blocks.
   * @throws DeploymentError with promtool's words when they are no such text.
   */
  backFill(openMetrics: readonly Buffer[]): Promise<void>;
  /** Ends what is under way, and removes everything; also where `up` failed. Twice is once. */
  down(): Promise<void>;
}

/**
 * Opens a rehearsal: an isolated copy of the monitoring, of which nothing is there until `up` and nothing after `down`.
 *
 * @throws DefinitionError when it cannot be brought up here.
 */
export async function openRehearsal(options: RehearsalOptions): Promise<Rehearsal> {
  const { settings, alertmanagers = 1, stateFolder = usualStateFolder(), flags = {} } = options;
  const machine = await findMachine(options.watched?.system);
  const { docker, images, processors } = machine;
  const copies: Copies = { alertmanagers, prometheuses: options.releases.prometheus.length };
  const parts = partsOf(copies);
  const id = randomBytes(3).toString("hex");
  const marks = marksOf(settings.project, id);
  const [{ ports, watched }, { outs: credentials }] = await Promise.all([
    portsFor(parts, options, machine),
    makePasswords({ generation: 1, users: [adminUser, internalUser] }),
  ]);
  const access: RehearsalAccess = {
    urls: of(parts, (part) => `http://127.0.0.1:${ports[part]}`),
    containers: of(parts, (part) => `${marks.prefix}-${part}`),
    network: marks.prefix,
    user: adminUser,
    password: credentials.passwords[adminUser] ?? "",
    ...(watched === undefined ? {} : { watched: watchedAccess(watched, { project: settings.project, id }) }),
  };
  const args = { settings, id, images, copies, flags, credentials, ports, processors };
  const { project } = settings;
  const temporary = temporaryStack({ kind: "rehearsal", project, id, machine, stateFolder, signal: options.signal });
  let now: Deployed = { releases: options.releases, workers: watched?.workers ?? 0 };

  const deploy = async (change: (now: Deployed) => Deployed, onStep?: (step: string) => void): Promise<Changes> => {
    let next = now;
    const make = () => {
      // Only now is it known what those before it left.
      next = change(now);
      const beside = watched === undefined ? {} : { watched: { ...watched, workers: next.workers } };
      new RehearsalStack("rehearsal", { ...args, ...beside, releases: next.releases });
    };
    const ready = async (signal: AbortSignal) => {
      await Promise.all(parts.map((part) => awaitAnswer(docker, part, access, signal)));
      now = next;
    };
    return temporary.up({ make, ready, onStep });
  };
  return {
    id,
    ...access,
    up: (onStep) => deploy((before) => before, onStep),
    reload: (releases, onStep) => deploy((before) => ({ ...before, releases }), onStep),
    scaleTo: async (workers, onStep) => {
      if (watched === undefined) throw new Error("no system is watched beside this copy");
      return deploy((before) => ({ ...before, workers }), onStep);
    },
    backFill: async (openMetrics) => {
      const image = machine.images.prometheus.id;
      for (const part of prometheusParts(copies)) await backFill(docker, { image, marks, part, openMetrics });
    },
    down: temporary.down,
  };
}

/** What runs, but for what never changes. */
interface Deployed {
  readonly releases: RehearsalReleases;
  readonly workers: number;
}

function of<T>(parts: readonly RehearsalPart[], value: (part: RehearsalPart) => T): Record<RehearsalPart, T> {
  return Object.fromEntries(parts.map((part) => [part, value(part)])) as Record<RehearsalPart, T>;
}

/** The ports of the copy's parts, and the system beside it with its own. */
async function portsFor(
  parts: readonly RehearsalPart[],
  { ports: given = {}, watched }: Pick<RehearsalOptions, "ports" | "watched">,
  { demo }: Pick<Machine, "demo">,
): Promise<{ readonly ports: Record<RehearsalPart, number>; readonly watched: WatchedSystem | undefined }> {
  const names = watched === undefined ? [] : watchedPorts(watched.system);
  const free = await freePorts(parts.length + names.length);
  const ofSystem = Object.fromEntries(names.map((name, index) => [name, free[parts.length + index]]));
  return {
    ports: of(parts, (part) => given[part] ?? free[parts.indexOf(part)] ?? 0),
    watched:
      watched === undefined ? undefined : { workers: 1, exporters: {}, factor: 1, ...watched, demo, ports: ofSystem },
  };
}
