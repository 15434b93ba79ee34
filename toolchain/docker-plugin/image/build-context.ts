import { createHash } from "node:crypto";
import { readdirSync, readFileSync, readlinkSync, statSync } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import type { Values } from "../protocol/index.ts";
import { readText } from "../read-inputs.ts";

/** Where the files of a build lie. */
export interface BuildContext {
  readonly folder: string;
  /** The Dockerfile, relative to the folder. */
  readonly dockerfile: string;
}

/**
 * The folder and the Dockerfile of `build`; a Dockerfile is named from the working directory, as upstream has it.
 *
 * @throws Error when the Dockerfile is missing or lies outside of the folder.
 */
export function buildContext(build: Values): BuildContext {
  const folder = readText(build, "context") || ".";
  const dockerfile = readText(build, "dockerfile") || join(folder, "Dockerfile");
  const inside = relative(resolve(folder), resolve(dockerfile));
  if (inside.startsWith(`..${sep}`) || isAbsolute(inside)) {
    throw new Error(`Dockerfile "${dockerfile}" lies outside of the build context "${folder}": move it inside`);
  }
  if (statSync(resolve(dockerfile), { throwIfNoEntry: false })?.isFile() !== true) {
    const instead = statSync(join(folder, dockerfile), { throwIfNoEntry: false })
      ? `; is "${join(folder, dockerfile)}" meant?`
      : "";
    throw new Error(`Dockerfile "${dockerfile}" does not exist${instead}`);
  }
  return { folder, dockerfile: inside };
}

/** A digest over names, permissions and contents of all files of a folder, for noticing a change. */
export function folderDigest(folder: string): string {
  const hash = createHash("sha256");
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }).sort(byPath)) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) continue;
    const name = relative(folder, path).split(sep).join("/");
    const content = entry.isSymbolicLink() ? Buffer.from(readlinkSync(path)) : readFileSync(path);
    const mode = entry.isSymbolicLink() ? 0 : statSync(path).mode & 0o111;
    hash.update(`${name}\0${mode}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

function byPath(a: { parentPath: string; name: string }, b: { parentPath: string; name: string }): number {
  const [left, right] = [join(a.parentPath, a.name), join(b.parentPath, b.name)];
  return left < right ? -1 : left > right ? 1 : 0;
}
