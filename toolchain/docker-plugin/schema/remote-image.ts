import { flag, map, object, type Properties, text, textSet } from "./property.ts";

/** `docker:index/remoteImage:RemoteImage` of @pulumi/docker 5.2. */
export const remoteImageProperties: Properties = {
  build: object({}, { unsupported: true }),
  forceRemove: flag(),
  imageId: text({ output: true, computed: true }),
  keepLocally: flag(),
  name: text({ replaces: true, required: true }),
  platform: text({ replaces: true }),
  pullTriggers: textSet({ replaces: true }),
  repoDigest: text({ output: true, computed: true }),
  triggers: map({ replaces: true }),
};
