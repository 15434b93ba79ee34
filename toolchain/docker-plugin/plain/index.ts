export { networkBody, networkKind, networkOutputs } from "./network.ts";
export { volumeBody, volumeKind, volumeOutputs } from "./volume.ts";
