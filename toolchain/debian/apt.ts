import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { DefinitionError } from "../../problems/index.ts";
import { run, tryRun } from "../tools/index.ts";
import { dependencies } from "./dependencies.ts";

/** Packages to get: of each row the first that the distribution has. */
export interface Packages {
  readonly rows: readonly (readonly string[])[];
  /** Packages they depend on that come along, by name. @default none */
  readonly follow?: RegExp;
}

/** True where packages can be fetched and unpacked without being installed: Debian, Ubuntu and what comes from them. */
export async function hasApt(): Promise<boolean> {
  const [apt, dpkg] = await Promise.all([tryRun("apt-get", ["--version"]), tryRun("dpkg-deb", ["--version"])]);
  return apt !== undefined && dpkg !== undefined;
}

/**
 * Downloads packages and returns their names, those of the rows first; checked by apt's signatures.
 * The machine's own package lists are used, and where they are absent or too old, fresh ones below the work folder:
 * nothing of the system changes and no root is needed.
 */
export async function downloadPackages(wanted: Packages, into: string): Promise<string[]> {
  const system = await choose(wanted, []);
  if (system !== undefined && (await fetched(system, into))) return system;
  for (const file of await packageFiles(into)) await rm(join(into, file));
  const own = await ownLists(join(into, "apt"));
  await run("apt-get", [...own, "--quiet", "update"], { env: plainWords, hint });
  const names = await choose(wanted, own);
  if (names === undefined) throw unknown(wanted);
  await run("apt-get", [...own, "--quiet", "download", ...names], { cwd: into, env: plainWords, hint });
  return names;
}

/** The packages in a folder, in one order on every machine. */
export async function packageFiles(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((file) => file.endsWith(".deb")).sort();
}

const plainWords = { LC_ALL: "C" } as const;
const hint = "Look at the package sources of this machine: `apt-get update` must work.";

/** Undefined when the lists have nothing of a row. */
async function choose({ rows, follow }: Packages, options: readonly string[]): Promise<string[] | undefined> {
  const chosen: string[] = [];
  for (const row of rows) {
    const name = await firstKnown(row, options);
    if (name === undefined) return undefined;
    chosen.push(name);
  }
  return follow === undefined ? chosen : dependencies(chosen, follow, (names) => show(names, options));
}

/** What the lists say of packages; of those that they do not have, nothing. */
async function show(names: readonly string[], options: readonly string[]): Promise<string> {
  return run("apt-cache", [...options, "show", "--no-all-versions", ...names], { env: plainWords, hint });
}

async function fetched(names: readonly string[], into: string): Promise<boolean> {
  return run("apt-get", ["--quiet", "download", ...names], { cwd: into, env: plainWords, hint }).then(
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

function unknown({ rows }: Packages): DefinitionError {
  return new DefinitionError([
    {
      check: "toolchain/package-unknown",
      severity: "error",
      path: rows.map((row) => row.join(", ")).join("; "),
      message: "the package sources of this machine have none of these.",
      hint: "Load the official images into the engine instead: docker load.",
    },
  ]);
}
