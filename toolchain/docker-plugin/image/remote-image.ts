import { attempt, findImage, findOrPull, isNotFound } from "../engine/index.ts";
import type { Values } from "../protocol/index.ts";
import { readFlag, readText } from "../read-inputs.ts";
import type { Context, Existing, ResourceKind } from "../resource-kind.ts";
import { remoteImageProperties } from "../schema/index.ts";

/** `docker:index/remoteImage:RemoteImage`; what the engine has under the name is not pulled. Its id is image id + name. */
export const remoteImageKind: ResourceKind = {
  token: "docker:index/remoteImage:RemoteImage",
  noun: "image",
  properties: remoteImageProperties,
  autonamed: false,
  deleteBeforeReplace: false,
  create: acquire,
  update: async (_id, _state, inputs, context) => (await acquire(inputs, context)).outputs,
  read: async (_id, known, { docker }) => {
    const image = await findImage(docker, readText(known, "name"));
    return image === undefined ? undefined : describe(image, known);
  },
  remove: async (_id, state, { docker }) => {
    if (readFlag(state, "keepLocally")) return;
    const name = readText(state, "name");
    await attempt(`image "${name}": removing`, async () => {
      try {
        await docker.getImage(name).remove({ force: readFlag(state, "forceRemove") });
      } catch (error) {
        if (!isNotFound(error)) throw error;
      }
    });
  },
};

async function acquire(inputs: Values, { docker, registryAuth }: Context): Promise<Existing> {
  const options = { registryAuth, platform: readText(inputs, "platform") };
  return describe(await findOrPull(docker, readText(inputs, "name"), options), inputs);
}

function describe(image: { Id: string; RepoDigests?: string[] | null }, known: Values): Existing {
  const name = readText(known, "name");
  const repoDigest = repoDigestOf(name, image.RepoDigests ?? []);
  return { id: `${image.Id}${name}`, outputs: { ...known, imageId: image.Id, repoDigest } };
}

/** The `repository@digest` that belongs to the name, else the only one there is, else nothing. */
export function repoDigestOf(name: string, digests: readonly string[]): string {
  const repository = name.split("@")[0]?.replace(/:[^/:]*$/, "") ?? name;
  const own = digests.find((digest) => digest.split("@")[0] === repository);
  return own ?? (digests.length === 1 ? (digests[0] ?? "") : "");
}
