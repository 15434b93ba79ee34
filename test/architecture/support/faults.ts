import { posix } from "node:path";
import { mayImport, pulumiPlaces, sharedFiles } from "./directions.ts";
import { imports, packages, type Source, top } from "./sources.ts";

/** Every import that goes against the one direction, and every place that the table does not know. */
export function wrongDirections(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => {
    const from = top(source.path);
    const allowed = mayImport[from];
    if (allowed === undefined) return [`${source.path}: "${from}" has no row in directions.ts`];
    return imports(source)
      .filter((file) => top(file) !== from && !allowed.includes(top(file)) && file !== manifest)
      .map((file) => `${source.path} imports ${file}; ${from} may import: ${allowed.join(", ") || "nothing"}`);
  });
}

/** Every import of an inner file of another folder: a file sees its own folder, those above it, and barrels beside them. */
export function innerImports(sources: readonly Source[]): string[] {
  return sources.flatMap((source) =>
    imports(source)
      .filter((file) => !isOpen(source.path, file))
      .map((file) => `${source.path} imports ${file}, which is not that folder's index.ts`),
  );
}

/** Every import of Pulumi outside of its places. */
export function wrongPulumi(sources: readonly Source[]): string[] {
  return sources
    .filter((source) => !pulumiPlaces.some((place) => place.test(source.path)))
    .flatMap((source) =>
      packages(source)
        .filter((name) => name.startsWith("@pulumi/"))
        .map((name) => `${source.path} imports ${name}`),
    );
}

/** Every source that is too long, has a name that says nothing, or leaves work undone. */
export function wrongShape(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, text }) => {
    const lines = text.split("\n").length - 1;
    return [
      ...(lines > maxLines ? [`${path} has ${lines} lines; allowed: ${maxLines}`] : []),
      ...(emptyNames.test(path) ? [`${path}: the name says nothing about what is in it`] : []),
      ...(/\b(TODO|FIXME)\b/.test(text) ? [`${path} leaves something to do`] : []),
      ...(/:\s*any\b(?!\s+\w)|\bas any\b|<any>/.test(withoutComments(text)) ? [`${path} uses any`] : []),
    ];
  });
}

/** Exceptions that nothing needs any more. */
export function unusedExceptions(sources: readonly Source[]): string[] {
  const used = sources.flatMap((source) => imports(source).filter((file) => !isVisible(source.path, file)));
  return sharedFiles.filter(({ file }) => !used.some((path) => file.test(path))).map(({ file }) => String(file));
}

/** Whoever needs the version may read it. */
const manifest = "package.json";
const maxLines = 250;
const emptyNames = /(^|\/)(utils?|helpers?|types)(\.[a-z]+$|\/)/;

function isOpen(from: string, to: string): boolean {
  return isVisible(from, to) || sharedFiles.some(({ file }) => file.test(to));
}

/** In its own folder or one above it, or a barrel directly below one of these; of the root's files only data. */
function isVisible(from: string, to: string): boolean {
  const folder = posix.dirname(to);
  if (folder === ".") return !to.endsWith(".ts") || !from.includes("/");
  if (isAbove(folder, posix.dirname(from))) return true;
  return posix.basename(to) === "index.ts" && isAbove(posix.dirname(folder), posix.dirname(from));
}

function isAbove(folder: string, inner: string): boolean {
  return folder === "." || folder === inner || inner.startsWith(`${folder}/`);
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$|"[^"\n]*"|`[^`]*`/gm, "");
}
