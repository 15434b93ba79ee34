import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { load } from "js-yaml";
import type { CheckSettings } from "../alerts/kit/index.ts";
import { assemble, type Bundle, type ExtraFiles, readExtraFiles } from "../bundle/index.ts";
import { DefinitionError } from "../problems/index.ts";
import { parseSettings, readStackFile, type Settings, type SettingsInput, type Viewer } from "../settings/index.ts";
import { knownSystems, type System, selectSystems } from "../systems/index.ts";
import type { Overrides } from "./overrides.ts";

/** A Pulumi project on disk and the systems it knows. */
export interface Project {
  readonly folder: string;
  readonly name: string;
  readonly systems: readonly System[];
}

/** The project of the working folder, else this repository's own; as a package there is none of our own. */
export async function findProject(here = process.cwd(), own = ownFolder()): Promise<Project> {
  const folder = [here, own].find((candidate) => existsSync(join(candidate, "Pulumi.yaml")));
  if (folder === undefined) throw noProject(here);
  const { name } = load(await readFile(join(folder, "Pulumi.yaml"), "utf8")) as { name: string };
  return { folder, name, systems: await systemsOf(folder) };
}

/** A stack's settings, what they name, and the files that come of both. */
export interface LoadedStack {
  readonly settings: Settings;
  readonly systems: readonly System[];
  readonly files: ExtraFiles;
  readonly bundle: Bundle;
}

/** The stack's settings and files; throws one DefinitionError with everything that is wrong. */
export async function loadStack(
  project: Project,
  stack: string,
  more: {
    readonly viewer?: Viewer;
    readonly overrides?: Overrides;
    readonly checkSettings?: Partial<CheckSettings>;
  } = {},
): Promise<LoadedStack> {
  const settings = parseSettings(await readStackSettings(project, stack, more.overrides));
  const systems = selectSystems(settings.systems, project.systems);
  const files = readExtraFiles(settings, project.folder);
  const bundle = assemble({
    settings,
    systems,
    files,
    ...(more.viewer === undefined ? {} : { viewer: more.viewer }),
    ...(more.checkSettings === undefined ? {} : { checkSettings: more.checkSettings }),
  });
  return { settings, systems, files, bundle };
}

/** What `Pulumi.<stack>.yaml` says, and the overrides instead of it, for `parseSettings`. */
export async function readStackSettings(
  { folder, name, systems }: Project,
  stack: string,
  overrides: Overrides = {},
): Promise<SettingsInput> {
  const file = join(folder, `Pulumi.${stack}.yaml`);
  if (!existsSync(file)) {
    throw new DefinitionError([
      {
        check: "settings/stack-file",
        severity: "error",
        path: `--stack ${stack}`,
        message: `there is no ${file}.`,
        hint: "Write one (an empty `config: {}` takes every default), or name another stack.",
      },
    ]);
  }
  const values = { ...readStackFile(await readFile(file, "utf8"), `Pulumi.${stack}.yaml`), ...overrides };
  return { project: name, stack, values, systems };
}

function noProject(here: string): DefinitionError {
  return new DefinitionError([
    {
      check: "settings/no-project",
      severity: "error",
      path: here,
      message: "there is no Pulumi.yaml, so this is no Pulumi project.",
      hint: "Go to the folder of one, or make one: see examples/team of the repository.",
    },
  ]);
}

async function systemsOf(folder: string): Promise<readonly System[]> {
  const own = resolve(folder, "systems", "index.ts");
  if (folder === ownFolder() || !existsSync(own)) return knownSystems;
  const module = (await import(pathToFileURL(own).href)) as { knownSystems?: readonly System[] };
  return module.knownSystems ?? knownSystems;
}

function ownFolder(): string {
  const parent = dirname(dirname(fileURLToPath(import.meta.url)));
  return existsSync(join(parent, "Pulumi.yaml")) ? parent : dirname(parent); // dist/cli lies one deeper
}
