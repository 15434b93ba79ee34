import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DefinitionError } from "../../problems/index.ts";
import { cached, download } from "../cache/index.ts";
import { lock, type Platform, type ToolName } from "../lock.ts";
import { buildGoModule } from "./build-go-module.ts";
import { acquireGo } from "./go-toolchain.ts";
import { run } from "./run.ts";
import { type Origin, toolEntry } from "./tool-entries.ts";

/** Puts a tool into the cache in the given way and returns the folder of its executables. */
export async function acquireTool(
  name: ToolName,
  options: { readonly platform: Platform; readonly origin: Origin; readonly onWait?: (() => void) | undefined },
): Promise<string> {
  const { platform, origin, onWait } = options;
  const entry = await toolEntry(name, platform, origin);
  if (entry === undefined) throw notPublished(name, platform);
  const make = origin === "download" ? unpackDownload : buildModules;
  return join(await cached(entry, (folder) => make(name, platform, join(folder, "bin")), { onWait }), "bin");
}

async function buildModules(name: ToolName, platform: Platform, into: string): Promise<void> {
  const go = await acquireGo();
  for (const module of lock.tools[name].build.modules) await buildGoModule(go, module, { platform, into });
}

/** Every archive has one folder on top, named after the version or the tool. */
async function unpackDownload(name: ToolName, platform: Platform, into: string): Promise<void> {
  const { files, checksums } = lock.tools[name].download;
  const file = files[platform];
  if (file === undefined) throw notPublished(name, platform);
  const work = await mkdtemp(join(tmpdir(), "sightline-download-"));
  try {
    const archive = join(work, "archive.tar.gz");
    await download({ ...file, checksums }, archive);
    await mkdir(into, { recursive: true });
    await run("tar", ["-xzf", archive, "--strip-components=1", "-C", into]);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function notPublished(name: ToolName, platform: Platform): DefinitionError {
  const { title, version, download } = lock.tools[name];
  return new DefinitionError([
    {
      check: "toolchain/not-published",
      severity: "error",
      path: `${title} ${version}`,
      message: `there is no download for ${platform}, only for ${Object.keys(download.files).join(", ")}.`,
    },
  ]);
}
