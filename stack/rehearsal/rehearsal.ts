import { randomBytes } from "node:crypto";
import type { Stack } from "@pulumi/pulumi/automation/index.js";
import type { Settings } from "../../settings/index.ts";
import { stateFolder as usualStateFolder } from "../../toolchain/index.ts";
import { type Changes, DeploymentError, runOperation } from "../automation/index.ts";
import { adminUser, internalUser, makePasswords } from "../passwords/index.ts";
import { awaitAnswer } from "./await-answers.ts";
import { makeFolder, removeFolder } from "./folder.ts";
import { freePorts } from "./free-ports.ts";
import { findMachine } from "./machine.ts";
import { thisProcess } from "./owner.ts";
import { type Copies, marksOf, partsOf, type RehearsalPart, rehearsalProject, type SinglePart } from "./parts.ts";
import { type RehearsalFlags, type RehearsalReleases, RehearsalStack } from "./rehearsal-stack.ts";
import { findRemains, isNothing, type Remains, removeContainers, removeRemains } from "./remains.ts";
import { openWorkspace } from "./workspace.ts";

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
  /** Where this machine's own facts are kept. @default that of every command */
  readonly stateFolder?: string;
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
  /** Ends what is under way, and removes everything; also where `up` failed. Twice is once. */
  down(): Promise<void>;
}

/**
 * Opens a rehearsal: an isolated copy of the monitoring, of which nothing is there until `up` and nothing after `down`.
 *
 * @throws DefinitionError when it cannot be brought up here.
 */
export async function openRehearsal(options: RehearsalOptions): Promise<Rehearsal> {
  const { settings, alertmanagers = 1, flags, stateFolder = usualStateFolder() } = options;
  const machine = await findMachine();
  const { docker, images, processors } = machine;
  const copies: Copies = { alertmanagers, prometheuses: options.releases.prometheus.length };
  const parts = partsOf(copies);
  const { project } = settings;
  const id = randomBytes(3).toString("hex");
  const marks = marksOf(project, id);
  const [ports, credentials, owner] = await Promise.all([
    portsFor(parts, options.ports ?? {}),
    makePasswords({ generation: 1, users: [adminUser, internalUser] }).then(({ outs }) => outs),
    thisProcess(),
  ]);
  const password = credentials.passwords[adminUser] ?? "";
  const urls = of(parts, (part) => `http://127.0.0.1:${ports[part]}`);
  const containers = of(parts, (part) => `${marks.prefix}-${part}`);
  const ending = new AbortController();
  let releases = options.releases;
  let stack: Promise<Stack> | undefined;
  let underWay: Promise<unknown> = Promise.resolve();
  let removed: Promise<void> | undefined;

  const program = async () => {
    const given = { settings, id, images, copies, releases, credentials, ports, processors };
    new RehearsalStack("rehearsal", { ...given, ...(flags === undefined ? {} : { flags }) });
  };
  const open = async (): Promise<Stack> => {
    const folder = await makeFolder(stateFolder, { project, id, engine: machine.id, owner });
    return openWorkspace({ folder, stateFolder, project: rehearsalProject(project), stack: id, program }, machine);
  };
  const deploy = async (onStep?: (step: string) => void): Promise<Changes> => {
    stack ??= open();
    const opened = await stack;
    ending.signal.throwIfAborted();
    const { signal } = ending;
    const changes = await runOperation((onEvent) => opened.up({ color: "never", onEvent, signal }), onStep);
    const awaited = parts.map((part) => ({ part, container: containers[part], url: urls[part] }));
    await Promise.all(awaited.map((one) => awaitAnswer(docker, one, { password, signal })));
    return changes;
  };
  /** One after the other, and none after the end. */
  const inTurn = (work: () => Promise<Changes>): Promise<Changes> => {
    const result = underWay.then(async () => {
      ending.signal.throwIfAborted();
      try {
        return await work();
      } catch (error) {
        ending.signal.throwIfAborted();
        throw error;
      }
    });
    underWay = result.catch(() => undefined);
    return result;
  };
  const remove = async (): Promise<void> => {
    ending.abort(new DeploymentError(`The rehearsal ${id} was ended.`));
    // What Pulumi waits for is taken away, so that it ends soon; what it makes meanwhile is removed after it.
    await removeContainers(docker, (await findRemains(docker, marks)).containers);
    await underWay;
    // Without `pulumi destroy`: everything a rehearsal made carries its marks, and the state that would say so goes, too.
    const left = await removeRemains(docker, marks);
    if (!isNothing(left)) throw new DeploymentError(stillThere(id, left));
    await removeFolder(stateFolder, id);
  };
  return {
    id,
    urls,
    containers,
    network: marks.prefix,
    user: adminUser,
    password,
    up: (onStep) => inTurn(() => deploy(onStep)),
    reload: (others, onStep) =>
      inTurn(() => {
        releases = others;
        return deploy(onStep);
      }),
    down: () => {
      removed ??= remove();
      return removed;
    },
  };
}

function of<T>(parts: readonly RehearsalPart[], value: (part: RehearsalPart) => T): Record<RehearsalPart, T> {
  return Object.fromEntries(parts.map((part) => [part, value(part)])) as Record<RehearsalPart, T>;
}

async function portsFor(
  parts: readonly RehearsalPart[],
  given: Readonly<Partial<Record<RehearsalPart, number>>>,
): Promise<Record<RehearsalPart, number>> {
  const free = await freePorts(parts.length);
  return of(parts, (part) => given[part] ?? free[parts.indexOf(part)] ?? 0);
}

function stillThere(id: string, { containers, networks, volumes }: Remains): string {
  const names = [...containers, ...networks, ...volumes].join(", ");
  return `Of the rehearsal ${id} there is still: ${names}. Somebody else may be using it; the next rehearsal tries again.`;
}
