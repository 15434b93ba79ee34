import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { acquireJars, type Jar, jarSets } from "../maven/index.ts";
import { run } from "../tools/index.ts";

/** Language level and class files of what is compiled here: the oldest Java that an image may have. */
export const javaRelease = "17";

/** Compiles every Java source below a folder against jars, with the Eclipse compiler: it needs no JDK. */
export async function compileJava(options: {
  readonly home: string;
  readonly sources: string;
  readonly against: readonly Jar[];
  readonly into: string;
}): Promise<void> {
  const { home, sources, against, into } = options;
  const [compiler, libraries] = await Promise.all([acquireJars(jarSets.compiler.jars), acquireJars(against)]);
  const files = await javaSources(sources);
  const flags = ["--release", javaRelease, "-encoding", "UTF-8", "-proc:none", "-g", "-nowarn", "-d", into];
  const args = ["-jar", compiler[0] ?? "", ...flags, "-classpath", libraries.join(":"), ...files];
  await run(join(home, "bin", "java"), args, { cwd: sources });
}

/** Paths relative to the folder, in one order on every machine. */
export async function javaSources(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return names.filter((name) => name.endsWith(".java")).sort();
}
