import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { DefinitionError } from "../problems/index.ts";
import { type ExporterKey, exporterParts } from "../systems/index.ts";
import type { Bundle, ServiceFiles } from "./bundle.ts";
import type { Files } from "./release.ts";

/** Says that a folder was written here, and which files belong to it. */
const manifestName = "bundle.json";

/**
 * Writes a bundle as `<service>/<file>`, all or nothing; what an earlier one left in the folder goes.
 *
 * Throws a DefinitionError when the folder holds anything that no bundle put there.
 */
export function writeBundle(bundle: Bundle, folder: string): void {
  const target = resolve(folder);
  refuseForeign(target);
  mkdirSync(dirname(target), { recursive: true });
  const fresh = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  try {
    for (const [path, content] of Object.entries(filesOf(bundle))) {
      mkdirSync(dirname(join(fresh, path)), { recursive: true });
      writeFileSync(join(fresh, path), content);
    }
    chmodSync(fresh, 0o755);
    swap(fresh, target);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

// A folder cannot be renamed onto one with files in it.
function swap(fresh: string, target: string): void {
  const old = `${fresh}-old`;
  if (existsSync(target)) renameSync(target, old);
  try {
    renameSync(fresh, target);
  } catch (error) {
    if (existsSync(old)) renameSync(old, target);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}

/** Every file of a bundle by path relative to the folder it is written to, the manifest among them. */
export function filesOf({ prometheus, alertmanager, grafana, preview, exporters }: Bundle): Files {
  const named = Object.entries(exporters).map(([key, files]) => [exporterParts[key as ExporterKey].name, files]);
  const own: Record<string, ServiceFiles> = {
    ...{ alertmanager, grafana, preview, prometheus },
    ...Object.fromEntries(named),
  };
  const services = Object.entries(own).sort(([a], [b]) => (a < b ? -1 : 1));
  const files = services.flatMap(([service, { release }]) =>
    Object.entries(release.files).map(([path, content]) => [`${service}/${path}`, content] as const),
  );
  const manifest = {
    files: files.map(([path]) => path).sort(),
    releases: Object.fromEntries(services.map(([service, { release }]) => [service, release.digest])),
  };
  return { ...Object.fromEntries(files), [manifestName]: `${JSON.stringify(manifest, null, 2)}\n` };
}

function refuseForeign(folder: string): void {
  const present = existsSync(folder) ? filesIn(folder) : [];
  const ours = new Set([...manifestIn(folder), manifestName]);
  const foreign = present.filter((path) => !ours.has(path)).sort();
  if (foreign.length === 0) return;
  const some = foreign.slice(0, 3).join(", ") + (foreign.length > 3 ? ` and ${foreign.length - 3} more` : "");
  throw new DefinitionError([
    {
      check: "bundle/foreign-folder",
      severity: "error",
      path: folder,
      message: `holds files that no bundle put there: ${some}; allowed: an empty or new folder, or one written before.`,
      hint: "Choose another folder, or empty this one.",
    },
  ]);
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

function manifestIn(folder: string): readonly string[] {
  const path = join(folder, manifestName);
  if (!existsSync(path)) return [];
  try {
    const { files } = JSON.parse(readFileSync(path, "utf8")) as { readonly files?: unknown };
    return Array.isArray(files) ? files.map(String) : [];
  } catch {
    return [];
  }
}
