import { createServer } from "node:net";
import type Docker from "dockerode";
import type { Finding } from "../problems/index.ts";
import { stackLabel, stackLabelValue } from "./place.ts";

export interface PortsWanted {
  readonly project: string;
  readonly stack: string;
  readonly bindAddress: string;
  readonly ports: Readonly<Record<string, number>>;
}

/** A finding per host port that somebody else has taken: another container on the engine, or a program beside it. */
export async function busyPortFindings(docker: Docker, wanted: PortsWanted): Promise<Finding[]> {
  const own = stackLabelValue(wanted.project, wanted.stack);
  const takers = new Map<number, string>();
  const ours = new Set<number>();
  for (const { Names, Labels, Ports } of await docker.listContainers()) {
    for (const { PublicPort } of Ports) {
      if (PublicPort === undefined) continue;
      if (Labels[stackLabel] === own) ours.add(PublicPort);
      else takers.set(PublicPort, `the container ${(Names[0] ?? "").replace(/^\//, "")}`);
    }
  }
  const findings: Finding[] = [];
  for (const [part, port] of Object.entries(wanted.ports)) {
    if (ours.has(port)) continue;
    const taker = takers.get(port) ?? (isLocal(docker) ? await listener(wanted.bindAddress, port) : undefined);
    if (taker !== undefined) findings.push(busy(part, port, taker));
  }
  return findings;
}

function busy(part: string, port: number, taker: string): Finding {
  return {
    check: "settings/port-in-use",
    severity: "error",
    path: `sightline:ports.${part}`,
    message: `${port} is in use by ${taker}; allowed: a free port of the engine's host.`,
    hint: `Stop that, or choose another one: pulumi config set --path sightline:ports.${part} <port>.`,
  };
}

/** An engine reached through a socket file shares this machine's ports. */
function isLocal(docker: Docker): boolean {
  return "host" in docker.modem && docker.modem.host === undefined;
}

function listener(address: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) =>
      resolve(error.code === "EADDRINUSE" ? "another program on this machine" : undefined),
    );
    server.listen({ host: address, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
