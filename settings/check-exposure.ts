import type { Finding } from "../problems/index.ts";
import type { Context } from "./context.ts";
import { printPath } from "./issues.ts";
import { usedPorts } from "./used-ports.ts";

/** Passwords that would cross a network in clear, and ports asked for twice. */
export function exposureFindings(context: Context): readonly Finding[] {
  return [...openAddress(context), ...samePorts(context)];
}

function openAddress({ draft }: Context): readonly Finding[] {
  const { bindAddress, tls, insecure } = draft;
  if (bindAddress === undefined || isLoopback(bindAddress) || tls !== undefined || insecure !== false) return [];
  return [
    {
      check: "settings/exposed",
      severity: "error",
      path: printPath(["bindAddress"]),
      message: `"${bindAddress}" is reachable from other hosts, and passwords would cross the network in clear; allowed without TLS: 127.0.0.1 or ::1.`,
      hint: "Set sightline:tls, or bind to 127.0.0.1 behind a proxy, or set sightline:insecure: true if the network is trusted.",
    },
  ];
}

function samePorts({ draft, systems: known }: Context): readonly Finding[] {
  if (draft.ports === undefined) return [];
  const { ports: wanted, demo = [], systems = [], dashboards = { viewer: "auto" } } = draft;
  const ports = Object.entries(usedPorts({ ports: wanted, demo, systems, dashboards }, known));
  return ports.flatMap(([part, port], index) => {
    const [first] = ports.slice(0, index).find(([, other]) => other === port) ?? [];
    if (first === undefined) return [];
    return [
      {
        check: "settings/port-twice",
        severity: "error" as const,
        path: printPath(["ports", part]),
        message: `${port} is already the port of ${first}; allowed: a port of its own.`,
        hint: "Choose another port for one of them.",
      },
    ];
  });
}

function isLoopback(address: string): boolean {
  return address.startsWith("127.") || address === "::1";
}
