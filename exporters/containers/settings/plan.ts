import { readFileSync } from "node:fs";
import { type EngineOptions, readEngineAddress } from "../engine/index.ts";
import type { Plan } from "../plan.ts";
import { nameTest } from "./names.ts";
import type { ContainersSettings } from "./settings.ts";

/** The settings as the watch takes them. */
export function planOf(settings: ContainersSettings): Plan {
  const procRoot = settings["network.proc-root"];
  return {
    ...(settings["cgroup.enabled"] ? { cgroupRoot: settings["cgroup.root"] } : {}),
    stopped: settings["containers.stopped"],
    wants: nameTest(settings["containers.include"], settings["containers.exclude"]),
    labels: [...new Set(settings["labels.include"])].sort(),
    idLabel: settings["labels.id"],
    parallel: settings["engine.parallel"],
    network: {
      enabled: settings["network.enabled"],
      intervalMs: settings["network.interval"],
      ...(procRoot === undefined ? {} : { procRoot }),
    },
  };
}

/** Settings of the connection, which cannot change while the program runs. */
export const connectionSettings = [
  "engine.url",
  "engine.timeout",
  "engine.parallel",
  "engine.ca-file",
  "engine.cert-file",
  "engine.key-file",
] as const satisfies readonly (keyof ContainersSettings)[];

/** The same as the engine's client takes them. */
export function connectionOf(settings: ContainersSettings): EngineOptions {
  const address = readEngineAddress(settings["engine.url"]);
  if (address === undefined) throw new Error(`${settings["engine.url"]} is no engine`);
  const read = (file: string | undefined) => (file === undefined ? undefined : readFileSync(file, "utf8"));
  const ca = read(settings["engine.ca-file"]);
  const cert = read(settings["engine.cert-file"]);
  const key = read(settings["engine.key-file"]);
  return {
    address,
    parallel: settings["engine.parallel"],
    timeoutMs: settings["engine.timeout"],
    tls: { ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) },
  };
}
