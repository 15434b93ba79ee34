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
  { ports, demo, systems, dashboards }: Pick<Settings, "ports" | "demo" | "systems" | "dashboards">,
  known: readonly KnownSystem[],
): Readonly<Record<string, number>> {
  const watched = known.filter(({ name }) => systems.includes(name));
  const takesResults = watched.some(({ exporters }) => exporters?.loadTest !== undefined);
  const runs = (part: Port) => {
    const system = ofMiniatures[part];
    if (system !== undefined) return demo.includes(system);
    if (part === "grafana") return dashboards.viewer !== "none";
    return part !== "loadTest" || takesResults;
  };
  return Object.fromEntries(Object.entries(ports).filter(([part]) => runs(part as Port)));
}
