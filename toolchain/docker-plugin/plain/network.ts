import type { NetworkInspectInfo } from "dockerode";
import { attempt, isNotFound, separately } from "../engine/index.ts";
import type { Values } from "../protocol/index.ts";
import { readFlag, readLabels, readMap, readObjects, readText, writeLabels } from "../read-inputs.ts";
import type { ResourceKind } from "../resource-kind.ts";
import { networkProperties } from "../schema/index.ts";
import { removeWhenFree } from "./remove-when-free.ts";

/** `docker:index/network:Network` */
export const networkKind: ResourceKind = {
  token: "docker:index/network:Network",
  noun: "network",
  properties: networkProperties,
  stateVersion: 1,
  autonamed: true,
  deleteBeforeReplace: false,
  create: async (inputs, { docker }) => {
    const what = `network "${readText(inputs, "name")}"`;
    const network = await attempt(what, () => docker.createNetwork(separately({}, networkBody(inputs))));
    const info = await attempt(what, () => network.inspect());
    return { id: info.Id, outputs: networkOutputs(info, inputs) };
  },
  read: async (id, known, { docker }) => {
    try {
      const info = await docker.getNetwork(id).inspect();
      return { id: info.Id, outputs: networkOutputs(info, known) };
    } catch (error) {
      if (isNotFound(error)) return undefined;
      return await attempt(`network "${readText(known, "name") || id}"`, () => Promise.reject(error));
    }
  },
  update: async (_id, state, inputs) => ({ ...state, ...inputs }),
  remove: async (id, state, { docker, signal }) => {
    const what = `network "${readText(state, "name")}"`;
    await removeWhenFree(what, () => docker.getNetwork(id).remove(), signal);
  },
};

/** The Engine API's body of `POST /networks/create`; a name in use is refused, as engines allow several. */
export function networkBody(inputs: Values): { Name: string } & Record<string, unknown> {
  const driver = readText(inputs, "driver");
  return {
    Name: readText(inputs, "name"),
    CheckDuplicate: true,
    ...(driver === "" ? {} : { Driver: driver }),
    Labels: readLabels(inputs, "labels"),
    Options: readMap(inputs, "options"),
    Internal: readFlag(inputs, "internal"),
    Attachable: readFlag(inputs, "attachable"),
    Ingress: readFlag(inputs, "ingress"),
    EnableIPv6: readFlag(inputs, "ipv6"),
    IPAM: {
      Driver: readText(inputs, "ipamDriver") || "default",
      Options: readMap(inputs, "ipamOptions"),
      Config: readObjects(inputs, "ipamConfigs").map((config) => ({
        ...given("Subnet", readText(config, "subnet")),
        ...given("IPRange", readText(config, "ipRange")),
        ...given("Gateway", readText(config, "gateway")),
        AuxiliaryAddresses: readMap(config, "auxAddress"),
      })),
    },
  };
}

/** A network's properties as the engine has them. */
function networkOutputs(info: NetworkInspectInfo, known: Values): Values {
  const { IPAM: ipam } = info as { IPAM?: Ipam };
  return {
    ...known,
    name: info.Name,
    labels: writeLabels(info.Labels),
    driver: info.Driver,
    internal: info.Internal,
    attachable: info.Attachable,
    ingress: info.Ingress,
    ipv6: info.EnableIPv6,
    ipamDriver: ipam?.Driver ?? "",
    ipamOptions: ipam?.Options ?? {},
    ipamConfigs: (ipam?.Config ?? []).map((config) => ({
      ...given("subnet", config.Subnet),
      ...given("ipRange", config.IPRange),
      ...given("gateway", config.Gateway),
      ...given("auxAddress", config.AuxiliaryAddresses),
    })),
    options: (info.Options as Record<string, string> | null) ?? {},
    scope: info.Scope,
  };
}

interface Ipam {
  readonly Driver?: string;
  readonly Options?: Record<string, string> | null;
  readonly Config?: readonly {
    readonly Subnet?: string;
    readonly IPRange?: string;
    readonly Gateway?: string;
    readonly AuxiliaryAddresses?: Record<string, string>;
  }[];
}

function given<T>(name: string, value: T | undefined): Record<string, T> {
  return value === undefined || value === "" ? {} : { [name]: value };
}
