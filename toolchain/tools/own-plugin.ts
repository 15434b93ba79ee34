import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type CacheEntry, cached, cachePath, fingerprint, isCached } from "../cache/index.ts";
import { launcherScript, pluginVersion } from "../docker-plugin/index.ts";

const executable = "pulumi-resource-docker";

/** Folder of our own Docker plugin's launcher, when it is there. */
export async function findOwnPlugin(node: string): Promise<string | undefined> {
  const entry = launcherEntry(node);
  return (await isCached(entry)) ? join(cachePath(entry), "bin") : undefined;
}

/**
 * Writes the launcher of our own Docker plugin. Pulumi finds it where its folder is on the PATH; among the installed
 * plugins it would hide the upstream one from every other project on the machine.
 */
export async function acquireOwnPlugin(node: string): Promise<string> {
  const folder = await cached(launcherEntry(node), async (target) => {
    await mkdir(join(target, "bin"));
    await writeFile(join(target, "bin", executable), launcherScript(node));
    await chmod(join(target, "bin", executable), 0o755);
  });
  return join(folder, "bin");
}

/** The launcher names this installation's files, so two checkouts have two entries. */
function launcherEntry(node: string): CacheEntry {
  return { name: "docker-plugin", key: `${pluginVersion}-${fingerprint(launcherScript(node))}` };
}
