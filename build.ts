// `npm run build`: dist/, all that the package runs from, in the layout of the sources.
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { acquirePreviewApp, bundlePrograms, previewProgram, programs } from "./toolchain/index.ts";

const root = import.meta.dirname;
const dist = join(root, "dist");
const previewApp = join(root, "preview", "app");

await rm(dist, { recursive: true, force: true });
await execa("tsc", ["-p", "tsconfig.build.json"], { cwd: root, preferLocal: true, stdio: "inherit" });
await unwrapImports();
await writeManifest();
await copyFilesThatAreRead();
await writePrograms();
// Built, so that whoever installs the package needs none of the packages that the pages are made with.
await cp(await acquirePreviewApp(), join(dist, "preview", "app"), { recursive: true });

/**
 * The compiler wraps `import(url)` in a function that turns .ts into .js in relative paths. All of ours are absolute,
 * and what Pulumi keeps of a dynamic provider in the state file cannot take that function along.
 */
async function unwrapImports(): Promise<void> {
  for (const entry of await readdir(dist, { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith(".js")) continue;
    const file = join(entry.parentPath, entry.name);
    const text = await readFile(file, "utf8");
    const unwrapped = text
      .replace(/^var __rewriteRelativeImportExtension = .*?^};\n/ms, "")
      .replaceAll("import(__rewriteRelativeImportExtension(", "import((");
    if (unwrapped !== text) await writeFile(file, unwrapped);
  }
}

/** The code reads the version from here; the compiler's copy names paths that are right for the package's root only. */
async function writeManifest(): Promise<void> {
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string };
  await writeFile(join(dist, "package.json"), `${JSON.stringify({ version, type: "module" }, null, 2)}\n`);
}

/** Recipes, go.mod files, page sources: whatever lies beside the TypeScript, the commands apart. */
async function copyFilesThatAreRead(): Promise<void> {
  const folders = (await readdir(dist, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  for (const { name } of folders) {
    const entries = await readdir(join(root, name), { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      if (!entry.isFile() || entry.parentPath.startsWith(previewApp) || /\.m?ts$|\.mjs$/.test(entry.name)) continue;
      const folder = entry.parentPath.slice(root.length + 1);
      await mkdir(join(dist, folder), { recursive: true });
      await cp(join(root, folder, entry.name), join(dist, folder, entry.name));
    }
  }
}

/** Bundled from the sources, so that clone and package make the same image; the package has no bundler. */
async function writePrograms(): Promise<void> {
  await mkdir(join(dist, "programs"));
  for (const [name, text] of await bundlePrograms({ ...programs, ...previewProgram }))
    await writeFile(join(dist, "programs", `${name}.mjs`), text);
}
