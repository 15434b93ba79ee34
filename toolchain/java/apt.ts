import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { DefinitionError } from "../../problems/index.ts";
import { run, tryRun } from "../tools/index.ts";

/** True where packages can be fetched and unpacked without being installed: Debian, Ubuntu and what comes from them. */
export async function hasApt(): Promise<boolean> {
  const [apt, dpkg] = await Promise.all([tryRun("apt-get", ["--version"]), tryRun("dpkg-deb", ["--version"])]);
  return apt !== undefined && dpkg !== undefined;
}

/**
 * Downloads the first of the packages that the distribution has and returns its name; checked by apt's signatures.
 * The machine's own package lists are used, and where they are absent or too old, fresh ones below the work folder:
 * nothing of the system changes and no root is needed.
 */
export async function downloadPackage(names: readonly string[], into: string): Promise<string> {
  const system = await firstKnown(names, []);
  if (system !== undefined && (await fetched(system, into, []))) return system;
  const own = await ownLists(join(into, "apt"));
  await run("apt-get", [...own, "--quiet", "update"], { env: plainWords, hint });
  const name = await firstKnown(names, own);
  if (name === undefined) throw unknown(names);
  await run("apt-get", [...own, "--quiet", "download", name], { cwd: into, env: plainWords, hint });
  return name;
}

const plainWords = { LC_ALL: "C" } as const;
const hint = "Look at the package sources of this machine: `apt-get update` must work.";

async function fetched(name: string, into: string, options: readonly string[]): Promise<boolean> {
  const args = [...options, "--quiet", "download", name];
  return run("apt-get", args, { cwd: into, env: plainWords }).then(
    () => true,
    () => false,
  );
}

async function firstKnown(names: readonly string[], options: readonly string[]): Promise<string | undefined> {
  for (const name of names) {
    const policy = await run("apt-cache", [...options, "policy", name], { env: plainWords });
    if (/^\s*Candidate: (?!\(none\))/m.test(policy)) return name;
  }
  return undefined;
}

/** Root would hand the work to apt's own user, who cannot write below another's folder. */
async function ownLists(folder: string): Promise<string[]> {
  await mkdir(join(folder, "lists", "partial"), { recursive: true });
  await mkdir(join(folder, "cache", "archives", "partial"), { recursive: true });
  const settings = [`Dir::State::lists=${folder}/lists`, `Dir::Cache=${folder}/cache`, "APT::Sandbox::User=root"];
  return settings.flatMap((setting) => ["-o", setting]);
}

function unknown(names: readonly string[]): DefinitionError {
  return new DefinitionError([
    {
      check: "toolchain/package-unknown",
      severity: "error",
      path: names.join(", "),
      message: "the package sources of this machine have none of these.",
      hint: "Load the official images into the engine instead: docker load.",
    },
  ]);
}
