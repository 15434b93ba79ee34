import { readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import satisfies from "spdx-satisfies";
import type { Plugin } from "vite";

/** A licence that the bundle may be passed on under together with ours, by its SPDX identifier. */
const allowed = [
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "OFL-1.1",
  "Unlicense",
  "Zlib",
];

/** Packages of which the bundle holds files rather than code. */
const ofFiles = ["@fontsource/roboto-mono", "inter-ui"];

interface Notice {
  readonly name: string;
  readonly version: string;
  readonly identifier: string | null;
  /** Absent where the package has no file of it. */
  readonly text?: string;
}

/**
 * Writes `third-party-notices.txt`: every package of which something is in the bundle, with the text of its licence.
 * Fails the build on a licence that is not allowed.
 */
export function notices(root: string): Plugin {
  let output = "";
  return {
    name: "notices",
    apply: "build",
    configResolved({ build: { outDir } }) {
      output = resolve(root, outDir);
    },
    writeBundle: {
      order: "post",
      async handler() {
        const bundled = join(output, "licenses.json");
        const inBundle = JSON.parse(await readFile(bundled, "utf8")) as readonly Notice[];
        const files = await Promise.all(ofFiles.map((name) => noticeOf(root, name)));
        const all = [...inBundle, ...files].sort((a, b) => (a.name < b.name ? -1 : 1));
        refuseOthers(all);
        await writeFile(join(output, "third-party-notices.txt"), `${all.map(print).join(`\n${"-".repeat(80)}\n\n`)}`);
        await rm(bundled);
      },
    },
  };
}

/** Throws when a package's licence is none of those allowed, or is not told. */
export function refuseOthers(all: readonly Notice[]): void {
  const others = all.filter(({ identifier }) => identifier === null || !isAllowed(identifier));
  if (others.length === 0) return;
  const lines = others.map(({ name, version, identifier }) => `  ${name} ${version}: ${identifier ?? "none told"}`);
  throw new Error(
    `the bundle holds packages whose licence is not allowed:\n${lines.join("\n")}\nallowed: ${allowed.join(", ")}`,
  );
}

function isAllowed(expression: string): boolean {
  try {
    return satisfies(expression, allowed);
  } catch {
    return false; // not an SPDX expression
  }
}

async function noticeOf(root: string, name: string): Promise<Notice> {
  const folder = join(root, "node_modules", name);
  const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as {
    version: string;
    license: string;
  };
  const text = await readFile(join(folder, name === "inter-ui" ? "LICENSE.txt" : "LICENSE"), "utf8");
  return { name, version, identifier: license, text };
}

function print({ name, version, identifier, text }: Notice): string {
  return `${name} ${version} (${identifier})\n\n${text?.trim() ?? "The package carries no text of its licence."}\n`;
}
