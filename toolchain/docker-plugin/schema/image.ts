import { flag, map, object, type Properties, text, texts } from "./property.ts";

/** `docker:index/image:Image` of @pulumi/docker 5.2, for images that stay on the engine: every change builds again. */
export const imageProperties: Properties = {
  baseImageName: text({ output: true, computed: true }),
  build: object({
    addHosts: texts(),
    args: map(),
    builderVersion: text(),
    cacheFrom: object({ images: texts() }, { unsupported: true }),
    context: text({ default: "." }),
    contextDigest: text(),
    dockerfile: text(),
    network: text(),
    platform: text(),
    target: text(),
  }),
  buildOnPreview: flag({ default: false }),
  context: text({ output: true, computed: true }),
  dockerfile: text({ output: true, computed: true }),
  imageName: text({ required: true }),
  platform: text({ output: true, computed: true }),
  registry: object({ server: text(), username: text(), password: text() }),
  registryServer: text({ output: true, computed: true }),
  repoDigest: text({ output: true, computed: true }),
  skipPush: flag({ default: false }),
};
