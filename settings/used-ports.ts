import type { KnownSystem } from "./check-systems.ts";
import type { Settings } from "./settings.ts";

type Port = keyof Settings["ports"];

/** Ports that only a miniature takes: whose. */
const ofMiniatures: Readonly<Partial<Record<Port, string>>> = {
  agents: "agents",
  chat4all: "chat4all",
  governanceBridge: "governance-bridge",
  governanceBridgeGrpc: "governance-bridge",
  hitl: "hitl",
};

/** The host ports that these settings take; what does not run takes none. */
export function usedPorts(
  { ports, demo, systems }: Pick<Settings, "ports" | "demo" | "systems">,
  known: readonly KnownSystem[],
): Readonly<Record<string, number>> {
  const watched = known.filter(({ name }) => systems.includes(name));
  const takesResults = watched.some(({ exporters }) => exporters?.loadTest !== undefined);
  const runs = (part: Port) => {
    const system = ofMiniatures[part];
    return system === undefined ? part !== "loadTest" || takesResults : demo.includes(system);
  };
  return Object.fromEntries(Object.entries(ports).filter(([part]) => runs(part as Port)));
}
