import { realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import { lock } from "../lock.ts";
import { compareVersions } from "./compare-versions.ts";
import { isExecutable, onPath } from "./on-path.ts";
import { tryRun } from "./run.ts";

/** A Pulumi CLI on the PATH. */
export interface InstalledPulumi {
  readonly version: string;
  /** The folder it is in, links resolved. */
  readonly folder: string;
  /** New enough, and its Node language host is beside it or on the PATH. */
  readonly usable: boolean;
}

/** The Pulumi CLI that a shell would run here. */
export async function installedPulumi(): Promise<InstalledPulumi | undefined> {
  const file = await onPath("pulumi");
  const version = file === undefined ? undefined : (await tryRun(file, ["version"]))?.replace(/^v/, "");
  if (file === undefined || version === undefined) return undefined;
  const folder = dirname(await realpath(file));
  const host = "pulumi-language-nodejs";
  const complete = (await isExecutable(join(folder, host))) || (await onPath(host)) !== undefined;
  return { version, folder, usable: complete && compareVersions(version, lock.tools.pulumi.version) >= 0 };
}
