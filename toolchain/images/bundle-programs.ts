import { access, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "esbuild";
import { embeddedFiles } from "./embedded-files.ts";
import { type ProgramEntries, programs } from "./programs.ts";
import { projectRoot } from "./project-root.ts";
import { rememberBundle, rememberedBundle } from "./remembered-bundle.ts";
import { usedParts } from "./used-parts.ts";

/** Program name → one self-contained module; a program whose entry file is absent is left out. */
export function bundlePrograms(entries: ProgramEntries = programs): Promise<ReadonlyMap<string, string>> {
  const known = bundled.get(entries) ?? bundleAll(entries);
  bundled.set(entries, known);
  return known;
}

/** Several questions need them within one run, and each takes a second. */
const bundled = new WeakMap<ProgramEntries, Promise<ReadonlyMap<string, string>>>();

async function bundleAll(entries: ProgramEntries): Promise<ReadonlyMap<string, string>> {
  const bundles = new Map<string, string>();
  for (const [name, entry] of Object.entries(entries).sort()) {
    const bundle = (await readyBundle(name)) ?? (await rememberedBundle(entry)) ?? (await bundleFrom(entry));
    if (bundle !== undefined) bundles.set(name, bundle);
  }
  return bundles;
}

/** The module that the image starts: it hands over to the program named first and refuses any other name. */
export function dispatcher(names: readonly string[]): string {
  const known = JSON.stringify([...names].sort());
  return `const known = ${known};
const [name] = process.argv.splice(2, 1);
if (known.includes(name)) {
  const { main } = await import(\`./\${name}.mjs\`);
  await main(process.argv.slice(2));
} else {
  console.error(\`unknown program "\${name ?? ""}"; this image has: \${known.join(", ")}\`);
  process.exit(2);
}
`;
}

/** The published package carries the bundles ready-made: it has no bundler. */
function readyBundle(name: string): Promise<string | undefined> {
  return readFile(join(projectRoot, "programs", `${name}.mjs`), "utf8").catch(() => undefined);
}

async function bundleFrom(entry: string): Promise<string | undefined> {
  const file = join(projectRoot, entry);
  const there = await access(file).then(
    () => true,
    () => false,
  );
  if (!there) return undefined;
  const { build } = await import("esbuild");
  const { outputFiles, metafile } = await build({
    absWorkingDir: projectRoot,
    entryPoints: [file],
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "esm",
    target: "node24",
    legalComments: "none",
    logLevel: "silent",
    plugins: [versionOnly, usedParts, embeddedFiles],
    banner: { js: commonJsBridge },
  });
  const text = outputFiles[0]?.text;
  if (text !== undefined) await rememberBundle(entry, text, [...Object.keys(metafile.inputs), ...recipe()]);
  return text;
}

/** What a bundle depends on besides what goes into it: the bundler, and how it is told to work. */
function recipe(): readonly string[] {
  const bundler = relative(projectRoot, fileURLToPath(import.meta.resolve("esbuild")));
  const own = ["bundle-programs.ts", "used-parts.ts", "embedded-files.ts"];
  return [bundler, ...own.map((file) => join("toolchain", "images", file))];
}

/** Of package.json a bundle holds the version: any other change to that file makes no new image. */
const versionOnly: Plugin = {
  name: "version-only",
  setup({ onLoad }) {
    onLoad({ filter: /package\.json$/ }, async ({ path }) => {
      if (path !== join(projectRoot, "package.json")) return undefined;
      const { version } = JSON.parse(await readFile(path, "utf8")) as { version: string };
      return { contents: JSON.stringify({ version }), loader: "json" };
    });
  },
};

/** CommonJS packages inside an ESM bundle still call these. */
const commonJsBridge = `import { createRequire as bridgeRequire } from "node:module";
const require = bridgeRequire(import.meta.url);
const __filename = import.meta.filename;
const __dirname = import.meta.dirname;`;
