import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launcherScript } from "../../../../../toolchain/docker-plugin/index.ts";

/** Whether the suite runs against Pulumi's own plugin, found on PATH, instead of ours. */
export const upstream = process.env.SIGHTLINE_DOCKER_PLUGIN === "upstream";

/** A folder that has, as `pulumi-resource-docker`, only the plugin under test. */
export function pluginFolder(parent: string): string {
  const folder = join(parent, "plugins");
  mkdirSync(folder);
  installPlugin(folder, upstream ? "upstream" : "ours");
  return folder;
}

/** Puts one of the two plugins into the folder, in place of what is there. */
export function installPlugin(folder: string, which: "ours" | "upstream"): void {
  const plugin = join(folder, "pulumi-resource-docker");
  rmSync(plugin, { force: true });
  if (which === "upstream") symlinkSync(upstreamPlugin(), plugin);
  else writeFileSync(plugin, launcherScript(process.execPath), { mode: 0o755 });
}

function upstreamPlugin(): string {
  return execFileSync("sh", ["-c", "command -v pulumi-resource-docker"], { encoding: "utf8" }).trim();
}
