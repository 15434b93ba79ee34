import { randomBytes } from "node:crypto";
import { networkName, type Release } from "../../bundle/index.ts";
import { DefinitionError } from "../../problems/index.ts";
import type { Settings } from "../../settings/index.ts";
import { stateFolder as usualStateFolder } from "../../toolchain/index.ts";
import type { Changes } from "../automation/index.ts";
import { adminUser } from "../passwords/index.ts";
import {
  type Awaited,
  awaitReady,
  findMachine,
  freePorts,
  innerPort,
  isAlive,
  type Machine,
  marksOf,
  readRecords,
  readyPath,
  temporaryStack,
} from "../rehearsal/index.ts";
import { DrillStack, drillParts } from "./drill-stack.ts";

export interface DrillOptions {
  /** Of the stack that is drilled. */
  readonly settings: Settings;
  /** What the drill's Prometheus runs with. */
  readonly release: Release;
  /** Of the user `admin` on the stack's pages, and on the drill's. */
  readonly password: string;
  /** The stack's certificate (PEM) and the name to expect in it, where it has one. */
  readonly trust?: Awaited["trust"];
  /** Where this machine's own facts are kept. @default that of every command */
  readonly stateFolder?: string;
  /** Ends `up`, which rejects with its reason; `down` is still to be called. */
  readonly signal?: AbortSignal;
}

/** What sends a drill, in Docker, for as long as this process wants it. */
export interface Drill {
  /** Short, random: the Pulumi stack's name. */
  readonly id: string;
  /** `http://127.0.0.1:41234`. */
  readonly urls: Readonly<Record<keyof typeof drillParts, string>>;
  /** Brings it up, and comes back when both parts say that they are ready. */
  up(onStep?: (step: string) => void): Promise<Changes>;
  /** Ends what is under way, and removes everything; also where `up` failed. Twice is once. */
  down(): Promise<void>;
}

/** The drill's only target on the stack's network, `<name>:<port>`. */
export const drillSignal = `${drillParts.signal}:${innerPort("signal")}`;

/**
 * Opens a drill: a Prometheus beside the one of a stack that runs, of which nothing is there until `up` and nothing after `down`.
 *
 * @throws DefinitionError when it cannot be brought up here, or when the stack has a drill already.
 */
export async function openDrill(options: DrillOptions): Promise<Drill> {
  const { settings, release, password, trust, stateFolder = usualStateFolder(), signal } = options;
  const { project, stack } = settings;
  const machine = await findMachine();
  await refuseSecond(settings, machine, stateFolder);
  await refuseNoNetwork(settings, machine);
  const [prometheus = 0, own = 0] = await freePorts(2);
  const ports = { prometheus, signal: own };
  const scheme = settings.tls === undefined ? "http" : "https";
  const urls = {
    prometheus: `${scheme}://127.0.0.1:${ports.prometheus}`,
    signal: `${scheme}://127.0.0.1:${ports.signal}`,
  };
  const id = randomBytes(3).toString("hex");
  const { prefix } = marksOf(project, id, "drill");
  const temporary = temporaryStack({ kind: "drill", project, stack, id, machine, stateFolder, signal });
  const ready = async (ended: AbortSignal) => {
    const login = { user: adminUser, password, trust };
    for (const part of ["signal", "prometheus"] as const) {
      const name = drillParts[part];
      const page = { part: name, address: `${urls[part]}${readyPath(part)}`, container: `${prefix}-${name}` };
      await awaitReady(machine.docker, { ...page, ...login }, ended);
    }
  };
  return {
    id,
    urls,
    up: (onStep) =>
      temporary.up({
        make: () => void new DrillStack("drill", { settings, id, images: machine.images, release, ports }),
        ready,
        onStep,
      }),
    down: temporary.down,
  };
}

/** Two drills of one stack would be in one another's messages. */
async function refuseSecond({ project, stack }: Settings, { id: engine }: Machine, stateFolder: string): Promise<void> {
  for (const record of await readRecords(stateFolder)) {
    const isOfThis = record.kind === "drill" && record.project === project && record.stack === stack;
    if (!isOfThis || record.engine !== engine || !(await isAlive(record.owner))) continue;
    throw new DefinitionError([
      {
        check: "validation/second-drill",
        severity: "error",
        path: `--stack ${stack}`,
        message: `has a drill already, of the process ${record.owner.pid}; allowed: one at a time.`,
        hint: "Wait for its end, or end it there with Ctrl-C.",
      },
    ]);
  }
}

async function refuseNoNetwork(settings: Settings, { docker }: Machine): Promise<void> {
  const name = networkName(settings);
  const networks = await docker.listNetworks();
  if (networks.some(({ Name }) => Name === name)) return;
  throw new DefinitionError([
    {
      check: "validation/no-network",
      severity: "error",
      path: `--stack ${settings.stack}`,
      message: `has no network ${name} on this engine; a drill runs beside the stack's own parts.`,
      hint: "Run this on the engine that the stack runs on.",
    },
  ]);
}
