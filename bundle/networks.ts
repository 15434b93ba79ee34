import type { Settings } from "../settings/index.ts";

type Named = Pick<Settings, "project" | "stack">;

/** The stack's private network, `<project>-<stack>`. */
export function networkName({ project, stack }: Named): string {
  return `${project}-${stack}`;
}

/** The network of a system's miniature, `<project>-<stack>-<system>`. */
export function miniatureNetworkName(settings: Named, system: string): string {
  return `${networkName(settings)}-${system}`;
}

/** The network of those that may ask the engine, `<project>-<stack>-engine`. */
export function engineNetworkName(settings: Named): string {
  return `${networkName(settings)}-engine`;
}

/** The networks on which Prometheus reaches what it watches; by their names on the engine, which discovery tells. */
export function watchedNetworks(
  settings: Pick<Settings, "project" | "stack" | "demo" | "networks">,
): readonly string[] {
  const { demo, networks } = settings;
  return [networkName(settings), ...networks, ...demo.map((system) => miniatureNetworkName(settings, system))];
}
