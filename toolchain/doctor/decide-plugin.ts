import { lock } from "../lock.ts";
import type { Facts } from "./facts.ts";
import type { Item } from "./item.ts";

/** The upstream plugin where it is or can be had (Pulumi downloads it itself), else ours. */
export function decidePlugin({ plugin, reachable }: Facts): Item {
  const base = { id: "docker-plugin", name: "Docker plugin", version: lock.dockerPlugin.version } as const;
  const { upstream, own, forced } = plugin;
  if (forced !== "own") {
    const outcome = { kind: "plugin", source: "upstream", folder: null } as const;
    if (upstream !== undefined) return { ...base, how: "present", pending: false, detail: `in ${upstream}`, outcome };
    if (reachable["docker-plugin"] || forced === "upstream") {
      const detail = "the upstream one; Pulumi downloads it at the first deployment";
      return { ...base, how: "download", pending: false, detail, downloadMb: lock.dockerPlugin.megabytes, outcome };
    }
  }
  const why = forced === "own" ? "SIGHTLINE_DOCKER_PLUGIN asks for it" : "the upstream download is out of reach";
  const detail = `Sightline's own: ${why}`;
  if (own === undefined) return { ...base, how: "build", pending: true, detail };
  const outcome = { kind: "plugin", source: "own", folder: own } as const;
  return { ...base, how: "present", pending: false, detail, outcome };
}
