import { setTimeout as sleep } from "node:timers/promises";
import type { Container, ContainerInspectInfo } from "dockerode";
import type { Values } from "../protocol/index.ts";
import { readFlag, readNumber } from "../read-inputs.ts";
import { indent, lastLines } from "./logs.ts";

/**
 * Waits until the container's health check passes, at most `waitTimeout` seconds.
 *
 * @throws Error that names the container and has its last log lines and what its health check printed.
 */
export async function waitUntilHealthy(container: Container, inputs: Values, signal: AbortSignal): Promise<void> {
  const seconds = readNumber(inputs, "waitTimeout");
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const info = await container.inspect();
    const { State: state } = info;
    if (state.Health?.Status === "healthy") return;
    if (state.Health === undefined || state.Health.Status === "none") throw new Error(withoutCheck(info));
    if (info.RestartCount >= crashLoop) throw new Error(await unhealthy(container, info, inputs));
    if (!state.Running && !state.Restarting) throw new Error(await exited(container, info, inputs));
    if (performance.now() >= deadline) throw new Error(await unhealthy(container, info, inputs));
    await sleep(Math.min(500, Math.max(10, deadline - performance.now())), undefined, { signal });
  }
}

/** So many restarts while it is waited for are no accident; waiting longer tells nothing more. */
const crashLoop = 4;

/** Why a container that should run does not, with its last log lines. */
export async function exited(container: Container, info: ContainerInspectInfo, inputs: Values): Promise<string> {
  const { ExitCode: code, Error: fault, OOMKilled: killed } = info.State;
  const reason = `${killed ? ", killed for want of memory" : ""}${fault ? `, ${fault}` : ""}`;
  return [
    `${nameOf(info)} has stopped (exit code ${code}${reason}).`,
    await lastLines(container, readFlag(inputs, "tty")),
  ].join("\n");
}

async function unhealthy(container: Container, info: ContainerInspectInfo, inputs: Values): Promise<string> {
  const seconds = readNumber(inputs, "waitTimeout");
  const health = info.State.Health;
  const restarts = info.RestartCount > 0 ? `, restarted ${info.RestartCount} times` : "";
  const status = `status ${health?.Status ?? "unknown"}, ${health?.FailingStreak ?? 0} failed checks in a row${restarts}`;
  return [
    `${nameOf(info)} did not become healthy within ${seconds} s (${status}).`,
    lastCheck(info),
    await lastLines(container, readFlag(inputs, "tty")),
  ].join("\n");
}

function lastCheck(info: ContainerInspectInfo): string {
  const last = info.State.Health?.Log?.at(-1);
  if (last === undefined)
    return "Its health check has not run yet: is the interval or the start period longer than the wait?";
  const output = last.Output.trimEnd();
  const printed = output === "" ? "and printed nothing." : `and printed:\n${indent(output)}`;
  return `Its health check ended with code ${last.ExitCode} ${printed}`;
}

function withoutCheck(info: ContainerInspectInfo): string {
  return `${nameOf(info)}: "wait" needs a health check, and neither "healthcheck" nor its image has one. Add one, or leave out "wait".`;
}

function nameOf(info: ContainerInspectInfo): string {
  return `container "${info.Name.replace(/^\//, "")}"`;
}
