import { engineRemedy } from "../engine/index.ts";
import { lock } from "../lock.ts";
import type { EngineFacts } from "./facts.ts";
import type { Item } from "./item.ts";

/** A running engine is used; else root on Debian or Ubuntu gets one. */
export function decideEngine(engine: EngineFacts): Item {
  const base = { id: "engine", name: "Docker engine" } as const;
  if (engine.running) {
    const detail = engine.host ?? "local";
    const outcome = { kind: "engine", id: engine.id } as const;
    return { ...base, version: engine.version, how: "present", pending: false, detail, outcome };
  }
  const { local, fault } = engine;
  const { packages, megabytes, minutes } = lock.engine;
  if (local.can === "start") {
    return { ...base, version: "", how: "present", pending: true, detail: "installed, will be started" };
  }
  if (local.can === "install") {
    const detail = `the distribution's ${packages.join(" and ")}, then started`;
    return { ...base, version: "", how: "download", pending: true, detail, downloadMb: megabytes, minutes };
  }
  const detail = `none answers (${fault}), and ${local.why}`;
  return { ...base, version: "", how: "missing", pending: false, detail, remedy: engineRemedy };
}
