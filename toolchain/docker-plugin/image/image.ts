import { readdirSync } from "node:fs";
import type { ImageBuildOptions } from "dockerode";
import { attempt, findImage, followProgress } from "../engine/index.ts";
import { hasUnknown, type Values } from "../protocol/index.ts";
import { readMap, readObject, readText, readTexts } from "../read-inputs.ts";
import type { Context, Existing, ResourceKind } from "../resource-kind.ts";
import { type Failure, imageProperties } from "../schema/index.ts";
import { buildContext, folderDigest } from "./build-context.ts";

/** `docker:index/image:Image`, built on the engine from a folder beside the program, and not pushed. */
export const imageKind: ResourceKind = {
  token: "docker:index/image:Image",
  noun: "image",
  properties: imageProperties,
  autonamed: false,
  deleteBeforeReplace: false,
  check: checkImage,
  create: build,
  update: async (_id, _state, inputs, context) => (await build(inputs, context)).outputs,
  // The image of another build under the same name is none of ours to report.
  read: async (id, known, { docker }) => {
    const image = await findImage(docker, readText(known, "repoDigest") || readText(known, "imageName"));
    return image === undefined ? undefined : { id, outputs: known };
  },
  // Upstream leaves what it has built, for it is the cache of the next build.
  remove: async () => undefined,
};

function checkImage(inputs: Values): { add: Values; failures: Failure[] } {
  const what = `image "${readText(inputs, "imageName")}"`;
  const failures: Failure[] = [];
  if (inputs.skipPush === false) {
    const reason = `${what}: Sightline's own Docker plugin does not push: set skipPush: true, or use the upstream plugin`;
    failures.push({ property: "skipPush", reason });
  }
  const given = readObject(inputs, "build") ?? {};
  if (hasUnknown(given.context) || hasUnknown(given.dockerfile)) return { add: {}, failures };
  try {
    const { folder } = buildContext(given);
    return { add: { build: { context: folder, contextDigest: folderDigest(folder) } }, failures };
  } catch (error) {
    failures.push({ property: "build", reason: `${what}: ${(error as Error).message}` });
    return { add: {}, failures };
  }
}

async function build(inputs: Values, { docker }: Context): Promise<Existing> {
  const name = readText(inputs, "imageName");
  const given = readObject(inputs, "build") ?? {};
  const what = `image "${name}": building`;
  const context = await attempt(what, async () => buildContext(given));
  const source = { context: context.folder, src: readdirSync(context.folder) };
  const stream = await attempt(what, () => docker.buildImage(source, buildOptions(inputs, context.dockerfile)));
  await attempt(what, () => followProgress(docker, stream));
  const image = await attempt(what, () => docker.getImage(name).inspect());
  const outputs = {
    ...inputs,
    baseImageName: name,
    context: context.folder,
    dockerfile: readText(given, "dockerfile") || `${context.folder}/Dockerfile`,
    registryServer: readText(readObject(inputs, "registry") ?? {}, "server"),
    repoDigest: image.Id,
    platform: readText(given, "platform") || `${image.Os}/${image.Architecture}`,
  };
  return { id: name, outputs };
}

function buildOptions(inputs: Values, dockerfile: string): ImageBuildOptions {
  const given = readObject(inputs, "build") ?? {};
  const text = (key: string, name: string) => (readText(given, name) === "" ? {} : { [key]: readText(given, name) });
  return {
    t: readText(inputs, "imageName"),
    dockerfile,
    rm: true,
    buildargs: readMap(given, "args"),
    ...(readTexts(given, "addHosts").length > 0 ? { extrahosts: readTexts(given, "addHosts").join(",") } : {}),
    ...text("target", "target"),
    ...text("platform", "platform"),
    ...text("networkmode", "network"),
  } as ImageBuildOptions;
}
