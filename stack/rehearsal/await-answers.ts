import { setTimeout as sleep } from "node:timers/promises";
import type Docker from "dockerode";
import { send } from "../agent/http.ts";
import { DeploymentError } from "../automation/index.ts";
import { lastWords } from "../release/index.ts";
import type { RehearsalPart } from "./parts.ts";
import type { RehearsalAccess } from "./rehearsal.ts";

/** Something that was started and is to say that it is ready. */
export interface Awaited {
  /** As it appears in error messages. */
  readonly part: string;
  /** Address of the page that answers with 200 then. */
  readonly address: string;
  /** Name on the engine. */
  readonly container: string;
  readonly user: string;
  readonly password: string;
  /** Certificate to trust (PEM) and the name to expect in it. @default what Node trusts */
  readonly trust?: { readonly ca: Buffer; readonly serverName: string } | undefined;
}

/** Waits until a part of a rehearsal says by itself that it is ready, see {@link awaitReady}. */
export async function awaitAnswer(
  docker: Docker,
  part: RehearsalPart,
  { urls, containers, user, password }: RehearsalAccess,
  signal: AbortSignal,
): Promise<void> {
  const address = `${urls[part]}${readyPath(part)}`;
  await awaitReady(docker, { part, address, container: containers[part] ?? "", user, password }, signal);
}

/**
 * Waits until something says by itself that it is ready, at most a minute.
 *
 * @throws DeploymentError with its last words when it ended, else with how it answered.
 */
export async function awaitReady(docker: Docker, awaited: Awaited, signal: AbortSignal): Promise<void> {
  const { part, address } = awaited;
  const own = docker.getContainer(awaited.container);
  const end = performance.now() + seconds * 1000;
  let answer = "";
  while (performance.now() < end) {
    answer = await ask(awaited);
    if (answer === "200") return;
    const { State, RestartCount } = await own.inspect();
    if (!State.Running || RestartCount > 0) {
      throw new DeploymentError(`${part} has stopped (exit code ${State.ExitCode}).${await lastWords(own)}`);
    }
    await sleep(pollMilliseconds, undefined, { signal });
  }
  throw new DeploymentError(
    `${part} runs, but within ${seconds} s ${address} gave ${answer}. ` +
      "Are the ports of the engine's host those of this machine?",
  );
}

const seconds = 60;
const pollMilliseconds = 50;

/** Where Prometheus and Alertmanager say that they are ready, and our own programs that they are well. */
export function readyPath(part: RehearsalPart): string {
  return part === "inbox" || part === "signal" ? "/-/healthy" : "/-/ready";
}

async function ask({ address, user, password, trust }: Awaited): Promise<string> {
  const trusted =
    trust === undefined ? {} : { ca: trust.ca, servername: trust.serverName, allowPartialTrustChain: true };
  const answered = await send(address, { timeout: 5_000, auth: `${user}:${password}`, ...trusted }).catch(inWords);
  return typeof answered === "string" ? answered : String(answered.status);
}

function inWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
