import * as z from "zod";
import { compareVersions, tryRun } from "../tools/index.ts";

/** A Python of this machine. */
export interface Python {
  /** Its own executable, whatever link or shim it was called by. */
  readonly executable: string;
  /** `3.11.7`. */
  readonly version: string;
  /** Whether it makes environments that have an installer; Debian keeps that in a package of its own. */
  readonly venv: boolean;
}

const answer = z.object({ executable: z.string(), version: z.string(), venv: z.boolean() });
const question = `import importlib.util as u, json, platform, sys
venv = all(u.find_spec(name) for name in ("venv", "ensurepip"))
executable = getattr(sys, "_base_executable", sys.executable)
print(json.dumps({"executable": executable, "version": platform.python_version(), "venv": venv}))`;

/**
 * The Python of this machine that serves best: one that is new enough and makes environments, else one that is new
 * enough, else any. A Python in front on the PATH may lack what the distribution's has.
 */
export async function findPython(minimum: string): Promise<Python | undefined> {
  const printed = await Promise.all(["python3", "/usr/bin/python3"].map((name) => tryRun(name, ["-c", question])));
  const found = printed.flatMap((text) => (text === undefined ? [] : [answer.parse(JSON.parse(text))]));
  const recent = found.filter(({ version }) => compareVersions(version, minimum) >= 0);
  return recent.find(({ venv }) => venv) ?? recent[0] ?? found[0];
}
