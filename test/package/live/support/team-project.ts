import { randomBytes } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { execa } from "execa";
import { dump } from "js-yaml";
import { cacheFolder } from "../../../../toolchain/index.ts";
import { freePorts } from "../../../support/free-ports.ts";
import { removeStack } from "./remove-stack.ts";

const repository = resolve(import.meta.dirname, "../../../..");

/** `examples/team` as a project of its own, with the packed package installed. */
export interface TeamProject {
  readonly folder: string;
  readonly name: string;
  /** Where the package lies. */
  readonly packageFolder: string;
  read(path: string): Promise<string>;
  write(path: string, content: string): Promise<void>;
  /** Runs a command in the project, with a cache and a state of the project's own; packages' commands come first. */
  run(command: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Result>;
  /** Removes everything the project made, on disk and on the engine. */
  remove(): Promise<void>;
}

export interface Result {
  readonly code: number | undefined;
  readonly text: string;
}

/** Packs the repository and installs the package in a new project. */
export async function teamProject(): Promise<TeamProject> {
  const root = await mkdtemp(join(tmpdir(), "sightline-package-"));
  const folder = join(root, "team");
  const name = `shop${randomBytes(3).toString("hex")}`;
  const own = { XDG_CACHE_HOME: join(root, "cache"), XDG_STATE_HOME: join(root, "state"), CI: "true" };
  const project: TeamProject = {
    folder,
    name,
    packageFolder: join(folder, "node_modules", "sightline"),
    read: (path) => readFile(join(folder, path), "utf8"),
    write: (path, content) => writeFile(join(folder, path), content),
    run: async (command, args, env = {}) => {
      const PATH = `${join(folder, "node_modules", ".bin")}:${env.PATH ?? process.env.PATH}`;
      const options = {
        cwd: folder,
        env: { ...own, ...env, PATH },
        all: true,
        reject: false,
        timeout: 600_000,
      } as const;
      const { exitCode, all } = await execa(command, args, options);
      return { code: exitCode, text: all };
    },
    remove: async () => {
      await removeStack(`${name}/dev`);
      await rm(root, { recursive: true, force: true });
    },
  };
  try {
    await borrowCache(join(own.XDG_CACHE_HOME, "sightline"));
    await copyExample(folder, name);
    await install(folder, await pack(root));
  } catch (error) {
    await project.remove();
    throw error;
  }
  return project;
}

/** Built tools take minutes; only the plugin's launcher, which names the installation that made it, is made anew. */
async function borrowCache(folder: string): Promise<void> {
  const shared = join(cacheFolder(), "tools");
  await mkdir(join(folder, "tools"), { recursive: true });
  for (const tool of await readdir(shared).catch(() => [])) {
    if (tool !== "docker-plugin") await symlink(join(shared, tool), join(folder, "tools", tool));
  }
}

/** In a project of its own, what the example takes from the folders above it comes from the package. */
async function copyExample(folder: string, name: string): Promise<void> {
  const example = join(repository, "examples", "team");
  await cp(example, folder, { recursive: true, filter: (path) => !path.endsWith("generated") });
  for (const path of await readdir(folder, { recursive: true })) {
    if (!path.endsWith(".ts")) continue;
    const text = await readFile(join(folder, path), "utf8");
    const ofPackage = /"(?:\.\.\/)+((?:alerts|bundle|dashboards|metrics|stack|systems)(?:\/kit)?)\/index\.ts"/g;
    await writeFile(join(folder, path), text.replaceAll(ofPackage, '"sightline/$1"'));
  }
  const runtime = { name: "nodejs", options: { typescript: false } };
  await writeFile(join(folder, "Pulumi.yaml"), dump({ name, runtime, main: "index.ts" }));
  const [prometheus, alertmanager, grafana, inbox] = await freePorts(4);
  const ports = { prometheus, alertmanager, grafana, inbox };
  const config = { "sightline:systems": ["stack", "shop"], "sightline:ports": ports };
  await writeFile(join(folder, "Pulumi.dev.yaml"), dump({ config }));
}

async function pack(root: string): Promise<string> {
  await execa("npm", ["pack", "--pack-destination", root], { cwd: repository });
  const archive = (await readdir(root)).find((file) => file.endsWith(".tgz"));
  if (archive === undefined) throw new Error("npm pack wrote no archive");
  return join(root, archive);
}

async function install(folder: string, archive: string): Promise<void> {
  const { devDependencies } = JSON.parse(await readFile(join(repository, "package.json"), "utf8"));
  const { typescript, "@types/node": node } = devDependencies;
  const manifest = {
    private: true,
    type: "module",
    dependencies: { sightline: `file:${archive}` },
    devDependencies: { typescript, "@types/node": node },
  };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  await execa("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund"], { cwd: folder });
}
