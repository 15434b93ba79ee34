import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LocalWorkspace, type LocalWorkspaceOptions, StackNotFoundError } from "@pulumi/pulumi/automation/index.js";
import { dump, loadAll } from "js-yaml";

/** Whose settings, and where they lie. */
export interface StackConfig {
  readonly project: string;
  readonly stack: string;
  /** The project's own file; it need not exist. */
  readonly trackedFile: string;
  /** This machine's own facts. */
  readonly folder: string;
  /** Settings of this run. */
  readonly overrides: Readonly<Record<string, unknown>>;
}

interface StackFile {
  readonly encryptionsalt?: string;
  readonly config?: Readonly<Record<string, unknown>>;
}

/**
 * Makes the stack when it is new, and writes the file that Pulumi reads its settings from:
 * a copy of `Pulumi.<stack>.yaml` with the salt that Pulumi would have written into the tracked file,
 * and with the overrides of this run. Returns its path.
 */
export async function writeStackConfig(
  options: StackConfig & { readonly workspace: LocalWorkspaceOptions },
): Promise<string> {
  const { own, tracked } = await openCopy(options);
  const saltFile = join(own, `${options.stack}.salt`);
  const salt = tracked.encryptionsalt ?? (await readSalt(saltFile)) ?? (await makeStack(options, saltFile));
  return writeCopy(own, options, { ...tracked, encryptionsalt: salt });
}

/**
 * A copy of the project's own file with the overrides of this run, for a stack in the user's own backend;
 * made once the stack is there, when Pulumi has written into that file what it needs. Without overrides it is that file itself.
 */
export async function overlayStackConfig(options: StackConfig): Promise<string> {
  if (Object.keys(options.overrides).length === 0) return options.trackedFile;
  const { own, tracked } = await openCopy(options);
  return writeCopy(own, options, tracked);
}

/** The folder that copies lie in, made where it is not there, and what the project's own file says. */
async function openCopy({ project, folder, trackedFile }: StackConfig): Promise<{ own: string; tracked: StackFile }> {
  const own = join(folder, "stacks", project);
  await mkdir(own, { recursive: true, mode: 0o700 });
  return { own, tracked: await readStackFile(trackedFile) };
}

async function writeCopy(own: string, { stack, overrides }: StackConfig, file: StackFile): Promise<string> {
  const path = join(own, `Pulumi.${stack}.yaml`);
  await writeFile(path, dump({ ...file, config: { ...file.config, ...overrides } }), { mode: 0o600 });
  return path;
}

async function readStackFile(path: string): Promise<StackFile> {
  try {
    return (loadAll(await readFile(path, "utf8"))[0] ?? {}) as StackFile;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw error;
  }
}

async function readSalt(file: string): Promise<string | undefined> {
  return readFile(file, "utf8").then(
    (text) => text.trim(),
    () => undefined,
  );
}

/** Has Pulumi make the stack in an empty folder, so that what it writes does not touch the project's files. */
async function makeStack(
  { project, stack, workspace }: Parameters<typeof writeStackConfig>[0],
  saltFile: string,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "sightline-stack-"));
  try {
    await writeFile(join(folder, "Pulumi.yaml"), dump({ name: project, runtime: "nodejs" }));
    const empty = await LocalWorkspace.create({ ...workspace, workDir: folder });
    try {
      await empty.selectStack(stack);
      // The state is there, its salt is not: it cannot be read again without it.
      throw new Error(
        `The stack ${stack} exists, but the salt of its secrets (${saltFile}) is gone. ` +
          `Restore that file, or remove the stack with: pulumi stack rm --force ${stack}.`,
      );
    } catch (error) {
      if (!(error instanceof StackNotFoundError)) throw error;
    }
    await empty.createStack(stack);
    const { encryptionsalt = "" } = await readStackFile(join(folder, `Pulumi.${stack}.yaml`));
    await writeFile(saltFile, `${encryptionsalt}\n`, { mode: 0o600 });
    return encryptionsalt;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
