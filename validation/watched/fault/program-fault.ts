import type Docker from "dockerode";
import type { WatchedAccess, WatchedPort } from "../../../stack/rehearsal/index.ts";
import type { ProgramFault } from "../../../systems/index.ts";
import { type Copy, insist } from "../../copy/index.ts";
import { watchedBeside } from "../beside.ts";
import { findPart } from "../part.ts";
import { runIn } from "../run-in.ts";
import type { FaultControl } from "./begin-fault.ts";

/**
 * What a part does to itself when it is told to, until it is told that it is over. Those that have a port on the host are told there,
 * the others from a part beside them that has the command for it.
 */
export async function programFault(
  docker: Docker,
  copy: Copy,
  { part, fault, parameters = {} }: ProgramFault,
): Promise<FaultControl> {
  const { name } = await findPart(docker, copy, part);
  const watched = watchedBeside(copy);
  const given = { ...parameters, durationSeconds: longest };
  const address = addressOf(watched, name);
  if (address !== undefined) {
    const ask = async (method: "PUT" | "DELETE", body?: object) => {
      const request = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
      const answer = await fetch(`http://${address}/admin/faults/${fault}`, {
        ...request,
        signal: AbortSignal.timeout(patience),
      });
      if (!answer.ok) throw new Error(`${name} does not take ${fault}: ${answer.status} ${await answer.text()}`);
    };
    return { begin: () => ask("PUT", given), end: (signal) => insist(() => ask("DELETE"), signal) };
  }
  const { container } = await findPart(docker, copy, messengers[watched.system] ?? name);
  const tell = async (...args: readonly string[]) => {
    await runIn(docker, container, ["/usr/local/bin/node", "/app/main.mjs", "faults", ...args]);
  };
  const values = Object.entries(given).map(([key, value]) => `${key}=${value}`);
  return {
    begin: () => tell("set", name, fault, ...values),
    // One that crashed, or that is cut off still, takes it some seconds later.
    end: (signal) => insist(() => tell("clear", name, fault), signal),
  };
}

/** Seconds after which a fault ends by itself, should nobody end it: the most that a miniature takes. */
const longest = 3600;

/** Milliseconds. */
const patience = 10_000;

/** The part that reaches all others of its system. */
const messengers: Readonly<Record<string, string>> = { chat4all: "channel-api" };

/** Ports on the host of parts that take faults. */
const ports: Readonly<Record<string, WatchedPort>> = {
  agents: "agents",
  "api-service": "chat4all",
  "governance-bridge": "governanceBridge",
  "hitl-api": "hitl",
};

function addressOf({ addresses }: WatchedAccess, part: string): string | undefined {
  const port = ports[part];
  return port === undefined ? undefined : addresses[port];
}
