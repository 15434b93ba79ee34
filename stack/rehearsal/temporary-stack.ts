import { setTimeout as sleep } from "node:timers/promises";
import type { EngineEvent, Stack } from "@pulumi/pulumi/automation/index.js";
import { type Changes, DeploymentError, runOperation } from "../automation/index.ts";
import { makeFolder, removeFolder } from "./folder.ts";
import type { Machine } from "./machine.ts";
import { marksOf, type TemporaryKind, temporaryProject } from "./marks.ts";
import { thisProcess } from "./owner.ts";
import { findRemains, isNothing, type Remains, removeContainers, removeRemains } from "./remains.ts";
import { turnsUntil } from "./turns.ts";
import { openWorkspace } from "./workspace.ts";

export interface TemporaryOptions {
  readonly kind: TemporaryKind;
  /** The project beside whose stacks it lives. */
  readonly project: string;
  /** Of the project, where it belongs to one. */
  readonly stack?: string;
  /** Short, random: the Pulumi stack's name. */
  readonly id: string;
  readonly machine: Machine;
  readonly stateFolder: string;
  /** Ends `up`, which rejects with its reason; `down` is still to be called. */
  readonly signal?: AbortSignal | undefined;
}

/** What one `up` makes. */
export interface TemporaryProgram {
  /** Makes the resources. */
  readonly make: () => void;
  /** Comes back when everything says that it is ready. */
  readonly ready: (signal: AbortSignal) => Promise<unknown>;
  readonly onStep?: ((step: string) => void) | undefined;
}

/** A Pulumi stack for as long as this process wants it: nothing of it is there before `up`, and nothing after `down`. */
export interface TemporaryStack {
  /** Brings it up, or to what another program says; one at a time. */
  up(program: TemporaryProgram): Promise<Changes>;
  /** Ends what is under way, and removes everything; also where `up` failed. Twice is once. */
  down(): Promise<void>;
}

export function temporaryStack(options: TemporaryOptions): TemporaryStack {
  const { kind, project, id, machine, stateFolder } = options;
  const { docker } = machine;
  const marks = marksOf(project, id, kind);
  const ending = new AbortController();
  const signal = AbortSignal.any([ending.signal, ...(options.signal === undefined ? [] : [options.signal])]);
  const turns = turnsUntil(signal);
  let stack: Promise<Stack> | undefined;
  let removed: Promise<void> | undefined;

  const deploy = async ({ make, ready, onStep }: TemporaryProgram): Promise<Changes> => {
    stack ??= openStack(options);
    const program = async () => make();
    const opened = await stack;
    signal.throwIfAborted();
    const run = (onEvent: (event: EngineEvent) => void) => opened.up({ program, color: "never", onEvent, signal });
    const changes = await runOperation(run, onStep);
    await ready(signal);
    return changes;
  };
  const remove = async (): Promise<void> => {
    ending.abort(new DeploymentError(`The ${kind} ${id} was ended.`));
    // What Pulumi waits for is taken away, so that it ends soon; what it makes meanwhile is removed after it.
    await removeContainers(docker, (await findRemains(docker, marks)).containers);
    await Promise.race([turns.over(), sleep(patience, undefined, { ref: false })]);
    // Without `pulumi destroy`: everything that it makes carries its marks, and the state that names it goes, too.
    const left = await removeRemains(docker, marks);
    if (!isNothing(left)) throw new DeploymentError(stillThere(options, left));
    await removeFolder(stateFolder, id);
  };
  return {
    up: (program) => turns.take(() => deploy(program)),
    down: () => {
      removed ??= remove().catch((error: unknown) => {
        removed = undefined;
        throw error;
      });
      return removed;
    },
  };
}

/** Milliseconds that Pulumi may take to end when it is told to. */
const patience = 30_000;

async function openStack({ kind, stateFolder, machine, project, stack, id }: TemporaryOptions): Promise<Stack> {
  const own = { kind, project, id, ...(stack === undefined ? {} : { stack }) };
  // Before anything is made: whoever finds it knows what to look for when this process is gone.
  const folder = await makeFolder(stateFolder, { ...own, engine: machine.id, owner: await thisProcess() });
  return openWorkspace({ folder, stateFolder, project: temporaryProject(project, kind), stack: id }, machine);
}

function stillThere({ kind, id }: TemporaryOptions, { containers, networks, volumes }: Remains): string {
  const names = [...containers, ...networks, ...volumes].join(", ");
  return `Of the ${kind} ${id} there is still: ${names}. Somebody else may be using it; the next ${kind} tries again.`;
}
