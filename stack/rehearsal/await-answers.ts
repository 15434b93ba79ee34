import { setTimeout as sleep } from "node:timers/promises";
import type Docker from "dockerode";
import { DeploymentError } from "../automation/index.ts";
import { lastWords } from "../release/index.ts";
import type { RehearsalPart } from "./parts.ts";
import type { RehearsalAccess } from "./rehearsal.ts";

/**
 * Waits until a part says by itself that it is ready, at most a minute.
 *
 * @throws DeploymentError with the part's last words when it ended, else with how it answered.
 */
export async function awaitAnswer(
  docker: Docker,
  part: RehearsalPart,
  { urls, containers, user, password }: RehearsalAccess,
  signal: AbortSignal,
): Promise<void> {
  const address = `${urls[part]}${readyPath(part)}`;
  const headers = { authorization: `Basic ${btoa(`${user}:${password}`)}` };
  const own = docker.getContainer(containers[part] ?? "");
  const end = performance.now() + seconds * 1000;
  let answer = "";
  while (performance.now() < end) {
    answer = await ask(address, headers);
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

function readyPath(part: RehearsalPart): string {
  return part === "inbox" || part === "signal" ? "/-/healthy" : "/-/ready";
}

async function ask(url: string, headers: Readonly<Record<string, string>>): Promise<string> {
  try {
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(5_000) });
    await response.body?.cancel();
    return String(response.status);
  } catch (error) {
    return error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
  }
}
