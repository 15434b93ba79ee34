import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launcherScript } from "../../../../../toolchain/docker-plugin/index.ts";

/** Whether the suite runs against Pulumi's own plugin, found on PATH, instead of ours. */
export const upstream = process.env.SIGHTLINE_DOCKER_PLUGIN === "upstream";

/** A folder that has, as `pulumi-resource-docker`, only the plugin under test. */
export function pluginFolder(parent: string): string {
  const folder = join(parent, "plugins");
  mkdirSync(folder);
  const plugin = join(folder, "pulumi-resource-docker");
  if (upstream) symlinkSync(upstreamPlugin(), plugin);
  else {
    writeFileSync(plugin, launcherScript(process.execPath));
    chmodSync(plugin, 0o755);
  }
  return folder;
}

function upstreamPlugin(): string {
  return execFileSync("sh", ["-c", "command -v pulumi-resource-docker"], { encoding: "utf8" }).trim();
}
