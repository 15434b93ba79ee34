import { chmod, copyFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import * as z from "zod";
import type { GoModule, Platform } from "../lock.ts";
import type { GoToolchain } from "./go-toolchain.ts";
import { goTarget } from "./platform.ts";
import { run } from "./run.ts";
import { addWebPages, wantsWebPages } from "./web-pages.ts";

/** Folder with the checked-in go.mod and go.sum of a build. */
function wrapperFolder(wrapper: string): string {
  return join(import.meta.dirname, "..", "go", wrapper);
}

/** Everything that decides what comes out of a build, for the fingerprint. */
export async function buildRecipe(module: GoModule, platform: Platform): Promise<unknown> {
  const folder = wrapperFolder(module.wrapper);
  const webPages = module.webPages === undefined ? undefined : wantsWebPages();
  const [goMod, goSum] = await Promise.all(["go.mod", "go.sum"].map((file) => readFile(join(folder, file), "utf8")));
  return { module, platform, goMod, goSum, webPages, placeholderPage, environment: fixedEnvironment };
}

/** Builds the module's executables into a folder, with exactly the modules that the wrapper's go.sum names. */
export async function buildGoModule(
  go: GoToolchain,
  module: GoModule,
  options: { readonly platform: Platform; readonly into: string },
): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), "sightline-go-"));
  try {
    const environment = { ...fixedEnvironment, ...goTarget(options.platform) };
    const wrapper = wrapperFolder(module.wrapper);
    for (const file of ["go.mod", "go.sum"]) await copyFile(join(wrapper, file), join(work, file));
    const { webPages } = module;
    const builds = webPages !== undefined && wantsWebPages();
    if (builds || module.pages.length > 0 || module.copies.length > 0) {
      const source = await moduleSource(go, module, work);
      if (builds || module.pages.length > 0) {
        const copy = await copyModule(go, module, { source, work });
        if (builds) await addWebPages(module, webPages, copy);
        await addPlaceholders(module, copy);
      }
      for (const file of module.copies) await copyExecutable(join(source, file), options.into);
    }
    const args = [
      "build",
      "-mod=readonly",
      "-trimpath",
      "-ldflags",
      linkerFlags(module),
      "-tags",
      [...module.tags, ...(builds ? [webPages.tag] : [])].join(","),
    ];
    await mkdir(options.into, { recursive: true });
    await run(go.executable, [...args, "-o", `${options.into}/`, ...module.packages], { cwd: work, env: environment });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** The user's own flags must not change the result; a Go that fetches another Go would need a second download. */
const fixedEnvironment = { CGO_ENABLED: "0", GOFLAGS: "-buildvcs=false", GOTOOLCHAIN: "local", GOWORK: "off" } as const;

function linkerFlags({ variables }: GoModule): string {
  const settings = Object.entries(variables).map(([name, value]) => `-X ${name}=${value}`);
  return ["-s -w", ...settings].join(" ");
}

const downloaded = z.object({ Dir: z.string() });

async function moduleSource(go: GoToolchain, { module }: GoModule, work: string): Promise<string> {
  const options = { cwd: work, env: fixedEnvironment };
  return downloaded.parse(JSON.parse(await run(go.executable, ["mod", "download", "-json", module], options))).Dir;
}

const placeholderPage =
  '<!doctype html><html lang="en"><title>No web pages</title><p>This build has no web pages. The API is complete.</html>\n';

/** Files below Go's module cache cannot be overlaid, so a build with other pages takes a copy of the module. */
async function copyModule(go: GoToolchain, module: GoModule, { source, work }: { source: string; work: string }) {
  const copy = join(work, "source");
  await cp(source, copy, { recursive: true });
  await run("chmod", ["-R", "u+w", copy]);
  const args = ["mod", "edit", "-replace", `${module.module}=./source`];
  await run(go.executable, args, { cwd: work, env: fixedEnvironment });
  return copy;
}

async function addPlaceholders({ pages }: GoModule, copy: string): Promise<void> {
  for (const page of pages) {
    await mkdir(dirname(join(copy, page)), { recursive: true });
    await writeFile(join(copy, page), placeholderPage);
  }
}

async function copyExecutable(file: string, into: string): Promise<void> {
  await mkdir(into, { recursive: true });
  const target = join(into, basename(file));
  await copyFile(file, target);
  await chmod(target, 0o755);
}
