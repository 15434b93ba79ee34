import type { Values } from "../protocol/index.ts";
import { readNumber, readObjects, readText } from "../read-inputs.ts";

export interface PortBinding {
  readonly HostIp: string;
  readonly HostPort: string;
}

/** Published ports by `port/protocol`, and the ports to expose. */
export function portBindings(inputs: Values): {
  exposed: Record<string, object>;
  bindings: Record<string, PortBinding[]>;
} {
  const bindings: Record<string, PortBinding[]> = {};
  for (const port of readObjects(inputs, "ports")) {
    const key = `${readNumber(port, "internal")}/${readText(port, "protocol") || "tcp"}`;
    const external = readNumber(port, "external");
    const binding = { HostIp: readText(port, "ip"), HostPort: external > 0 ? String(external) : "" };
    bindings[key] = [...(bindings[key] ?? []), binding];
  }
  return { exposed: Object.fromEntries(Object.keys(bindings).map((key) => [key, {}])), bindings };
}

/** The engine's published ports → the property `ports`, by port number. */
export function portsOf(published: Readonly<Record<string, readonly PortBinding[] | null | undefined>>): Values[] {
  return Object.entries(published)
    .flatMap(([key, bindings]) => {
      const [internal = "", protocol = "tcp"] = key.split("/");
      return (bindings ?? []).map(({ HostIp, HostPort }) => ({
        internal: Number(internal),
        external: Number(HostPort),
        ip: HostIp,
        protocol,
      }));
    })
    .sort((a, b) => a.internal - b.internal || a.external - b.external);
}
