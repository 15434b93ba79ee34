import { attempt, isNotFound } from "../engine/index.ts";
import { readText } from "../read-inputs.ts";
import type { ResourceKind } from "../resource-kind.ts";
import { containerProperties } from "../schema/index.ts";
import { createContainer } from "./create.ts";
import { containerOutputs } from "./outputs.ts";
import { removeContainer } from "./remove.ts";
import { updateContainer } from "./update.ts";

/** `docker:index/container:Container` */
export const containerKind: ResourceKind = {
  token: "docker:index/container:Container",
  noun: "container",
  properties: containerProperties,
  stateVersion: 2,
  autonamed: true,
  deleteBeforeReplace: true,
  create: createContainer,
  update: updateContainer,
  remove: removeContainer,
  read: async (id, known, { docker }) => {
    try {
      const info = await docker.getContainer(id).inspect();
      return { id: info.Id, outputs: containerOutputs(info, known) };
    } catch (error) {
      if (isNotFound(error)) return undefined;
      return await attempt(`container "${readText(known, "name") || id}"`, () => Promise.reject(error));
    }
  },
};

export { containerBody } from "./body.ts";
export { containerOutputs } from "./outputs.ts";
export { portBindings, portsOf } from "./ports.ts";
export { readUploads, uploadArchive } from "./uploads.ts";
export { binds } from "./volumes.ts";
