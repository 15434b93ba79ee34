import { copyFile, lstat, mkdir, mkdtemp, readdir, readlink, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type CacheEntry, cached, fingerprint, isCached } from "../cache/index.ts";
import { downloadPackages, packageFiles } from "../debian/index.ts";
import type { Platform } from "../lock.ts";
import { run } from "../tools/index.ts";

/** Distributions carry one or two of these; Kafka's broker asks for 17, the first is what its official image runs on. */
export const jrePackages = ["openjdk-21-jre-headless", "openjdk-17-jre-headless", "openjdk-25-jre-headless"] as const;

/** What the package weighs, for the doctor. */
export const jreMegabytes = 45;

/** True when a Java for this machine is in the cache. */
export async function jreIsCached(platform: Platform): Promise<boolean> {
  return isCached(jreEntry(platform));
}

/** A Java from the distribution's package, unpacked in the cache and complete in itself; returns its home folder. */
export async function acquireJre(platform: Platform, onWait?: () => void): Promise<string> {
  const folder = await cached(jreEntry(platform), (target) => unpackJre(join(target, "home")), { onWait });
  return join(folder, "home");
}

function jreEntry(platform: Platform): CacheEntry {
  return { name: "jre", key: fingerprint({ platform, jrePackages, layout: 1 }) };
}

async function unpackJre(into: string): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), "sightline-jre-"));
  try {
    await downloadPackages({ rows: [jrePackages] }, work);
    const [file] = await packageFiles(work);
    const root = join(work, "root");
    await run("dpkg-deb", ["--extract", join(work, file ?? ""), root]);
    const machines = join(root, "usr", "lib", "jvm");
    const homes = (await readdir(machines, { withFileTypes: true })).filter((entry) => entry.isDirectory());
    const home = join(machines, homes[0]?.name ?? "");
    for (const part of ["bin", "conf", "legal", "lib", "release"]) {
      await copyResolved(join(home, part), join(into, part), root);
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** The package links its settings to `/etc`; the copy has the files themselves. A link to nothing is left out. */
async function copyResolved(from: string, to: string, root: string): Promise<void> {
  const source = await resolved(from, root);
  const found = await stat(source).catch(() => undefined);
  if (found?.isDirectory()) {
    for (const name of await readdir(source)) await copyResolved(join(source, name), join(to, name), root);
  } else if (found?.isFile()) {
    await mkdir(dirname(to), { recursive: true });
    await copyFile(source, to);
  }
}

async function resolved(path: string, root: string): Promise<string> {
  const link = (await lstat(path).catch(() => undefined))?.isSymbolicLink() ? await readlink(path) : undefined;
  if (link === undefined) return path;
  return resolved(link.startsWith("/") ? join(root, link) : join(dirname(path), link), root);
}
