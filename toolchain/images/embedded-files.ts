import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Plugin } from "esbuild";

/** Reads of a file beside the module; in a bundle there is none. */
const read = /readFileSync\(new URL\((["'])([^"']+)\1, import\.meta\.url\)\)/g;

/** Puts a package's WebAssembly into the bundle, where the package reads it from a file beside itself. */
export const embeddedFiles: Plugin = {
  name: "embedded-files",
  setup({ onLoad }) {
    onLoad({ filter: /@platformatic\/wasm-utils\/dist\/index\.js$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const files = [...source.matchAll(read)].map(([, , file = ""]) => join(dirname(path), file));
      const contents = await Promise.all(files.map((file) => readFile(file, "base64")));
      return { contents: source.replace(read, () => `Buffer.from("${contents.shift()}", "base64")`), loader: "js" };
    });
  },
};
