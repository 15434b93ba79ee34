import { createHash } from "node:crypto";

/** One version of a service's configuration, told apart by its content. */
export interface Release {
  /** First 16 hexadecimal digits of a SHA-256 over paths and contents. */
  readonly digest: string;
  /** Content by path relative to the release's folder, sorted by path. */
  readonly files: Files;
}

/** Content by relative path. */
export type Files = Readonly<Record<string, string>>;

/**
 * Stands in a file for the absolute path of the folder the file lies in.
 *
 * The folder is named by a digest of its files, so it can only be filled in once they are known.
 */
export const ownFolder = "/__sightline_release_folder_c41be27f__";

/** Names files by their content and writes the resulting folder, `<root>/releases/<digest>`, where they ask for it. */
export function release(files: Files, root: string): Release {
  const sorted = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  const digest = digestOf(sorted);
  const folder = `${root}/releases/${digest}`;
  return {
    digest,
    files: Object.fromEntries(sorted.map(([path, content]) => [path, content.replaceAll(ownFolder, folder)])),
  };
}

// Lengths keep apart what plain joining would not: {"a": "bc"} and {"ab": "c"}.
function digestOf(files: readonly (readonly [string, string])[]): string {
  const hash = createHash("sha256");
  for (const [path, content] of files) {
    hash.update(`${path.length}:${path}${content.length}:${content}`);
  }
  return hash.digest("hex").slice(0, 16);
}
