import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ExecutionContext } from "ava";

const repository = join(import.meta.dirname, "../../../..");

/** A team's project in a folder of its own. */
export interface TeamProject {
  readonly folder: string;
  write(file: string, text: string): Promise<void>;
  /** Replaces a text that is there. */
  edit(file: string, from: string, to: string): Promise<void>;
}

/** A copy of `examples/team` that imports this repository's files; removed when the test ends. */
export async function teamProject(t: ExecutionContext): Promise<TeamProject> {
  const folder = await mkdtemp(join(tmpdir(), "sightline-team-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  await cp(join(repository, "examples", "team"), folder, { recursive: true });
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (!file.endsWith(".ts")) continue;
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replaceAll(/from "(?:\.\.\/){2,3}(\w+\/)/g, `from "${repository}/$1`));
  }
  return {
    folder,
    write: (file, text) => writeFile(join(folder, file), text),
    async edit(file, from, to) {
      const text = await readFile(join(folder, file), "utf8");
      if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
      await writeFile(join(folder, file), text.replace(from, to));
    },
  };
}
