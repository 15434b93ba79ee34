import { cp, mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Plugin } from "vite";

/**
 * The files that Grafana's components ask the server for by name: icons, and the fonts that its package does not carry.
 * Names of fonts stand in the components' style sheet.
 */
export function grafanaFiles(root: string): Plugin {
  let output = "";
  return {
    name: "grafana-files",
    apply: "build",
    configResolved({ build: { outDir } }) {
      output = resolve(root, outDir);
    },
    async writeBundle() {
      const packages = join(root, "node_modules");
      const icons = join(output, "build", "img", "icons");
      await cp(join(packages, "@grafana", "ui", "dist", "public", "img", "icons"), icons, { recursive: true });
      await rm(join(icons, "mono", "grafana.svg"), { force: true }); // a trademark
      await cp(join(root, "icons"), icons, { recursive: true });
      const inter = join(output, "fonts", "inter");
      await mkdir(inter, { recursive: true });
      for (const style of ["Regular", "Medium", "Italic", "MediumItalic"])
        await cp(join(packages, "inter-ui", "web", `Inter-${style}.woff2`), join(inter, `Inter-${style}.woff2`));
      await copyMono(packages, join(output, "fonts", "roboto"));
    },
  };
}

/** One file serves both weights: the components name the same one for each. */
async function copyMono(packages: string, into: string): Promise<void> {
  const sheet = join(packages, "@grafana", "ui", "dist", "esm", "themes", "GlobalStyles", "fonts.mjs");
  const names = new Set(
    [...(await readFile(sheet, "utf8")).matchAll(/roboto\/([\w-]+\.woff2)/g)].map(([, name = ""]) => name),
  );
  const files = join(packages, "@fontsource", "roboto-mono", "files");
  const regular = (await readdir(files)).find((name) => name === "roboto-mono-latin-400-normal.woff2");
  if (names.size === 0 || regular === undefined) throw new Error(`${sheet} or ${files} is not as expected`);
  await mkdir(into, { recursive: true });
  for (const name of names) await cp(join(files, regular), join(into, name));
}
