import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { Command } from "commander";
import { engine, imageNames, lock, reference } from "../toolchain/index.ts";
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
      else if (json) print(JSON.stringify(references, null, 2));
      else for (const { reference } of references) print(mirror === undefined ? reference : copy(reference, mirror));
    });
}

function copy(reference: string, mirror: string): string {
  const [repository = ""] = reference.replace(/@sha256:.*/, "").split(/(?=:[^/]*$)/);
  const tag = reference.replace(/@sha256:.*/, "").slice(repository.length);
  const target = `${mirror.replace(/\/$/, "")}/${repository.split("/").slice(1).join("/")}${tag}`;
  return `docker pull ${reference} && docker tag ${reference} ${target} && docker push ${target}`;
}

async function saveImages(folder: string): Promise<void> {
  const { docker, id } = await engine();
  await mkdir(folder, { recursive: true });
  for (const [name, image] of Object.entries((await imagesOn(id)).images)) {
    const file = join(folder, `${name}-${image.version}.tar`);
    await pipeline(await docker.getImage(image.id).get(), createWriteStream(file));
    print(file);
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
