import { chmod, mkdir, readFile, realpath, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type CacheEntry, cached, cacheFolder, cachePath, fingerprint, isCached } from "../cache/index.ts";
import { lock } from "../lock.ts";
import { onPath, run, tryRun } from "../tools/index.ts";
import { findPython, type Python } from "./find-python.ts";
import { installVenv } from "./install-venv.ts";

const requirements = join(import.meta.dirname, "locust.txt");

/** The folder on the PATH that holds exactly the pinned Locust, ours in the cache apart. */
export async function installedLocust(): Promise<string | undefined> {
  const file = await onPath("locust");
  if (file === undefined || file.startsWith(cacheFolder())) return undefined;
  const printed = await tryRun(file, ["--version"]);
  return printed?.startsWith(`locust ${lock.python.locust.version} `) ? dirname(await realpath(file)) : undefined;
}

/** The folder of the Locust in the cache that this Python made. */
export async function cachedLocust(python: Python): Promise<string | undefined> {
  const entry = await locustEntry(python);
  return (await isCached(entry)) ? join(cachePath(entry), "bin") : undefined;
}

/** Installs Locust from PyPI into an environment of its own; returns the folder that has its command and nothing else. */
export async function acquireLocust(
  options: { readonly onWait?: () => void; readonly onNote?: (note: string) => void } = {},
): Promise<string> {
  const { onWait, onNote = () => undefined } = options;
  const { minimum } = lock.python;
  const present = await findPython(minimum);
  if (present?.venv !== true) await installVenv(onNote);
  const python = present?.venv === true ? present : await findPython(minimum);
  if (python === undefined) throw new Error("there is no Python after its packages were installed");
  const folder = await cached(await locustEntry(python), (target) => install(python, target), { onWait });
  return join(folder, "bin");
}

async function locustEntry({ executable, version }: Python): Promise<CacheEntry> {
  const series = version.split(".").slice(0, 2).join(".");
  const pinned = await readFile(requirements, "utf8");
  const recipe = { executable, series, pinned, launcher };
  return { name: "locust", key: `${lock.python.locust.version}-${fingerprint(recipe)}` };
}

/**
 * The cache renames the folder when it is complete. Only Python itself finds its environment wherever that is, so the
 * environment's own commands, which name the first folder, are not used.
 */
async function install({ executable }: Python, folder: string): Promise<void> {
  const environment = join(folder, "environment");
  await run(executable, ["-m", "venv", environment], { hint: pythonRemedy });
  const flags = ["--quiet", "--no-deps", "--only-binary=:all:", "--require-hashes", "--disable-pip-version-check"];
  const args = ["-m", "pip", "install", ...flags, "-r", requirements];
  await run(join(environment, "bin", "python"), args, { hint: "Try again: PyPI must be reachable from here." });
  await mkdir(join(folder, "bin"));
  await writeFile(join(folder, "bin", "locust"), launcher);
  await chmod(join(folder, "bin", "locust"), 0o755);
}

const launcher = `#!/bin/sh
exec "$(dirname "$(readlink -f "$0")")/../environment/bin/python" -m locust "$@"
`;

/** What a person does where Locust cannot be had. */
export const pythonRemedy = `Install Python ${lock.python.minimum} or newer with its venv module (on Debian and Ubuntu: apt-get install python3-venv), and run this again.`;
