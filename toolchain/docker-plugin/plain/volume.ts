import { attempt, isNotFound, separately } from "../engine/index.ts";
import type { Values } from "../protocol/index.ts";
import { readLabels, readMap, readText, writeLabels } from "../read-inputs.ts";
import type { ResourceKind } from "../resource-kind.ts";
import { volumeProperties } from "../schema/index.ts";
import { removeWhenFree } from "./remove-when-free.ts";

interface Volume {
  readonly Name: string;
  readonly Driver: string;
  readonly Mountpoint: string;
  readonly Labels?: Record<string, string> | null;
  readonly Options?: Record<string, string> | null;
}

/** `docker:index/volume:Volume`; its id is its name. */
export const volumeKind: ResourceKind = {
  token: "docker:index/volume:Volume",
  noun: "volume",
  properties: volumeProperties,
  stateVersion: 1,
  autonamed: true,
  deleteBeforeReplace: false,
  create: async (inputs, { docker }) => {
    const name = readText(inputs, "name");
    await attempt(`volume "${name}"`, () => docker.createVolume(separately({}, volumeBody(inputs))));
    const volume = await attempt(`volume "${name}"`, () => docker.getVolume(name).inspect());
    return { id: volume.Name, outputs: volumeOutputs(volume as Volume, inputs) };
  },
  read: async (id, known, { docker }) => {
    try {
      const volume = await docker.getVolume(id).inspect();
      return { id: volume.Name, outputs: volumeOutputs(volume as Volume, known) };
    } catch (error) {
      if (isNotFound(error)) return undefined;
      return await attempt(`volume "${id}"`, () => Promise.reject(error));
    }
  },
  update: async (_id, state, inputs) => ({ ...state, ...inputs }),
  remove: async (id, _state, { docker, signal }) => {
    await removeWhenFree(`volume "${id}"`, () => docker.getVolume(id).remove(), signal);
  },
};

/** The Engine API's body of `POST /volumes/create`. */
export function volumeBody(inputs: Values): {
  Name: string;
  Driver?: string;
  DriverOpts: Record<string, string>;
  Labels: Record<string, string>;
} {
  const driver = readText(inputs, "driver");
  return {
    Name: readText(inputs, "name"),
    ...(driver === "" ? {} : { Driver: driver }),
    DriverOpts: readMap(inputs, "driverOpts"),
    Labels: readLabels(inputs, "labels"),
  };
}

/** A volume's properties as the engine has them. */
function volumeOutputs(volume: Volume, known: Values): Values {
  return {
    ...known,
    name: volume.Name,
    driver: volume.Driver,
    driverOpts: volume.Options ?? {},
    labels: writeLabels(volume.Labels),
    mountpoint: volume.Mountpoint,
  };
}
