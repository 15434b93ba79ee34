import { miniatureNetworkName, networkName } from "../../bundle/index.ts";
import { rehearsalProject } from "./parts.ts";
import { type WatchedPort, type WatchedSystem, watchedPorts } from "./watched.ts";

/** How a system that runs beside a copy is reached. */
export interface WatchedAccess {
  readonly system: string;
  /** `127.0.0.1:41234` by the ports' names in the settings: `chat4all`, `governanceBridgeGrpc`. */
  readonly addresses: Readonly<Partial<Record<WatchedPort, string>>>;
  /** Name on the engine of the network that its parts are on. */
  readonly network: string;
  /** Name on the engine of one of its parts: `kafka`, `router-worker-1`, `hitl-postgres`. */
  container(part: string): string;
}

/** Of the system beside a rehearsal. */
export function watchedAccess(
  { system, ports }: Pick<WatchedSystem, "system" | "ports">,
  { project, id }: { readonly project: string; readonly id: string },
): WatchedAccess {
  const named = { project: rehearsalProject(project), stack: id };
  return {
    system,
    addresses: Object.fromEntries(watchedPorts(system).map((name) => [name, `127.0.0.1:${ports[name]}`])),
    network: miniatureNetworkName(named, system),
    container: (part) => `${networkName(named)}-${part}`,
  };
}
