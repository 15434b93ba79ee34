import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { acquireJre, jrePackages } from "../java/index.ts";
import type { Platform } from "../lock.ts";
import { baseFiles } from "./base-files.ts";
import { linkedLibraries } from "./linked-libraries.ts";
import type { RootEntry } from "./root-entry.ts";

/** Where Java lies in an image, as in the official Java images. */
export const javaHome = "/opt/java/openjdk";
/** The user of the official Kafka image. */
export const appuser = 1000;

/** What decides the layer, apart from what the distribution has: another number is another layer. */
export const javaRecipe = { jrePackages, layer: 2 } as const;

/** Environment of every image with Java. */
export const javaEnvironment = { JAVA_HOME: javaHome, PATH: `${javaHome}/bin:/usr/local/bin:/bin` } as const;

/** The lowest layer of every image with Java, the same bytes in each, so that the engine keeps it once. */
export async function javaLayer(platform: Platform): Promise<RootEntry[]> {
  const home = await acquireJre(platform);
  const entries = await readdir(home, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !isLeftOut(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name));
  const programs = files.filter((file) => isProgram(file.slice(home.length)));
  const libraries = (await linkedLibraries(programs, oldParts)).filter(({ path }) => !path.startsWith(home));
  const java = files.map((file) => ({
    path: `${javaHome}${file.slice(home.length)}`,
    content: { file },
    mode: isProgram(file.slice(home.length)) ? 0o755 : 0o644,
  }));
  return [...(await baseFiles({ appuser })), ...libraries, ...java];
}

/** Once parts of the C library, now empty, but what jars carry (zstd, snappy) was linked when they were not. */
const oldParts = ["libdl.so.2", "libpthread.so.0", "librt.so.1"];

/** Screens, sound and smart cards, which bring libraries of their own, and what only a compiler reads. */
const leftOut =
  /^(libawt.*|libfontmanager|libjavajpeg|libjsound|liblcms|libmlib_image|libj2pcsc)\.so$|^ct\.sym$|^psfont/;

function isLeftOut(name: string): boolean {
  return leftOut.test(name);
}

function isProgram(path: string): boolean {
  return path.startsWith("/bin/") || path.endsWith(".so") || path === "/lib/jspawnhelper";
}
