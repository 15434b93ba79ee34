import { join, relative } from "node:path";
import type { Settings } from "../settings/index.ts";

/** A line of the closing block: what it is about, and what is said of it. */
export type Line = readonly [name: string, what: string];

interface Guide {
  readonly title: string;
  /** Where it is reached. */
  readonly addresses: (settings: Settings) => readonly string[];
  /** k6 script of an ordinary day, below `examples/workloads`. */
  readonly load: string;
  /** What the script is told besides. */
  readonly environment?: (settings: Settings) => Readonly<Record<string, string>>;
  /** Lists its faults. */
  readonly faults: (settings: Settings) => string;
}

/** The ports of miniatures are on loopback, whatever the pages' are. */
const at = (port: number) => `http://127.0.0.1:${port}`;

const guides: Readonly<Record<string, Guide>> = {
  agents: {
    title: "Agents",
    addresses: ({ ports }) => [at(ports.agents)],
    load: "agents/load/100.js",
    faults: ({ ports }) => faultsAt(ports.agents),
  },
  chat4all: {
    title: "Chat4All",
    addresses: ({ ports }) => [`${at(ports.chat4all)}/v1/messages`],
    load: "chat4all/load/baseline.js",
    faults: ({ project, stack }) =>
      `docker exec ${project}-${stack}-channel-api /usr/local/bin/node /app/main.mjs faults`,
  },
  "governance-bridge": {
    title: "Bridge",
    addresses: ({ ports }) => [at(ports.governanceBridge), `grpc://127.0.0.1:${ports.governanceBridgeGrpc}`],
    load: "governance-bridge/load/mixed.js",
    environment: ({ ports }) => ({ GRPC_TARGET: `127.0.0.1:${ports.governanceBridgeGrpc}` }),
    faults: ({ ports }) => faultsAt(ports.governanceBridge),
  },
  hitl: {
    title: "HITL API",
    addresses: ({ ports }) => [at(ports.hitl)],
    load: "hitl/load/read-heavy.js",
    faults: ({ ports }) => faultsAt(ports.hitl),
  },
};

/** Where each miniature is reached, what sends it some load and what breaks it. */
export function miniatureLines(settings: Settings, k6: string | undefined): readonly Line[] {
  const program = k6 === undefined ? "k6" : join(k6, "k6");
  return settings.demo.flatMap((system): readonly Line[] => {
    const guide = guides[system];
    if (guide === undefined) return [];
    const addresses = guide.addresses(settings);
    const target = new URL(addresses[0] ?? "").origin;
    const environment = { TARGET: target, ...guide.environment?.(settings) };
    const given = Object.entries(environment).map(([name, value]) => `-e ${name}=${value}`);
    return [
      [guide.title, addresses.join(" and ")],
      ["  Load", [program, "run", ...given, script(guide.load)].join(" ")],
      ["  Faults", guide.faults(settings)],
    ];
  });
}

function faultsAt(port: number): string {
  return `curl ${at(port)}/admin/faults`;
}

function script(path: string): string {
  return relative(process.cwd(), join(import.meta.dirname, "..", "examples", "workloads", path));
}
