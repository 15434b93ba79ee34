import { access } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { cacheFolder } from "../cache/index.ts";
import { lock } from "../lock.ts";
import { onPath } from "./on-path.ts";

const executable = "pulumi-resource-docker";

/** Where an upstream Docker plugin is: on the PATH, where Pulumi prefers it, or among Pulumi's installed plugins. */
export async function findUpstreamPlugin(): Promise<string | undefined> {
  const ambient = await onPath(executable);
  if (ambient !== undefined && !ambient.startsWith(cacheFolder())) return ambient;
  const home = process.env.PULUMI_HOME || join(homedir(), ".pulumi");
  const folder = join(home, "plugins", `resource-docker-v${lock.dockerPlugin.version}`);
  return access(join(folder, executable)).then(
    () => folder,
    () => undefined,
  );
}

/** The file that Pulumi would download, by which its reach is judged. */
export function upstreamPluginUrl(platform: string): string {
  const { version } = lock.dockerPlugin;
  const file = `pulumi-resource-docker-v${version}-${platform}.tar.gz`;
  return `https://github.com/pulumi/pulumi-docker/releases/download/v${version}/${file}`;
}
