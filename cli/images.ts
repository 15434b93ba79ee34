import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Command } from "commander";
import { DefinitionError } from "../problems/index.ts";
import {
  archiveImage,
  checkedRegistry,
  engine,
  type ImageName,
  imageNames,
  lock,
  officialName,
  type ResolvedImage,
  reference,
} from "../toolchain/index.ts";
import { commandLine } from "./command-line.ts";
import { imagesOn } from "./prepare-machine.ts";

interface ImagesOptions {
  readonly json?: boolean;
  readonly mirror?: string;
  readonly save?: string;
}

/** `sightline images`: what the stack runs, for mirrors and machines without internet. */
export function imagesCommand(): Command {
  return new Command("images")
    .description("list the images a stack runs, as pinned references")
    .option("--json", "print as JSON")
    .option("--mirror <registry>", "print the commands that copy them to a registry of yours")
    .option("--save <dir>", "save those that the engine has as archives for docker load")
    .action(async ({ json, mirror, save }: ImagesOptions) => {
      const references = imageNames.map((name) => ({ name, reference: reference(lock.images[name]) }));
      if (save !== undefined) await saveImages(resolve(save));
      else if (mirror !== undefined) for (const line of copyCommands(checkedRegistry(mirror, "--mirror"))) print(line);
      else if (json) print(JSON.stringify(references, null, 2));
      else for (const { reference } of references) print(reference);
    });
}

/**
 * The commands that copy every image to a registry, to where `SIGHTLINE_REGISTRY` has it looked for.
 * From registry to registry: what an engine pushes has lost the other platforms, and with them the pinned digest.
 */
export function copyCommands(registry: string): readonly string[] {
  const bases = Object.values(lock.baseImages).map((name) => {
    const [repository = "", tag = ""] = name.split(":");
    return { repository, tag, digest: null };
  });
  return [...imageNames.map((name) => lock.images[name]), ...bases].map((image) => {
    const target = reference({ ...image, digest: null }, registry);
    return `docker buildx imagetools create --tag ${target} ${reference(image, null)}`;
  });
}

/** The name under which the toolchain of another machine looks for an image that was loaded there. */
export function archiveName(name: string, image: Pick<ResolvedImage, "name" | "source">): string {
  return image.source === "built" ? image.name : officialName(lock.images[name as ImageName]);
}

async function saveImages(folder: string): Promise<void> {
  const { docker, id } = await engine();
  const images = Object.entries((await imagesOn(id)).images);
  if (images.length === 0) throw nothingYet();
  await mkdir(folder, { recursive: true });
  for (const [name, image] of images) {
    const file = join(folder, `${name}-${image.version}.tar`);
    await archiveImage(docker, { id: image.id, name: archiveName(name, image) }, file);
    print(file);
  }
}

function nothingYet(): DefinitionError {
  return new DefinitionError([
    {
      check: "toolchain/no-images",
      severity: "error",
      path: "--save",
      message: "no image was got for this engine yet.",
      hint: `Bring a stack up first: ${commandLine("up")}`,
    },
  ]);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
