export { networkBody, networkKind } from "./network.ts";
export { volumeBody, volumeKind } from "./volume.ts";
