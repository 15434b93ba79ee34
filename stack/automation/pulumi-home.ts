import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";

/** Where the Pulumi CLI keeps its plugins: the user's own place when they use Pulumi themselves. */
export async function pulumiHome(stateFolder: string): Promise<string> {
  return process.env.PULUMI_HOME ?? ((await isLoggedIn()) ? join(homedir(), ".pulumi") : ownPulumiHome(stateFolder));
}

/** The place of a user who has none. */
export function ownPulumiHome(stateFolder: string): string {
  return join(stateFolder, "pulumi");
}

/** Whether the user has a backend of their own. */
export async function isLoggedIn(): Promise<boolean> {
  if (process.env.PULUMI_BACKEND_URL || process.env.PULUMI_ACCESS_TOKEN) return true;
  const home = process.env.PULUMI_HOME ?? join(homedir(), ".pulumi");
  try {
    const { current } = JSON.parse(await readFile(join(home, "credentials.json"), "utf8")) as { current?: string };
    return current !== undefined && current !== "";
  } catch {
    return false; // no file, or none that Pulumi could read either
  }
}
