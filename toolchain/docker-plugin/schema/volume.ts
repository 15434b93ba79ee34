import { labels, list, map, object, type Properties, text } from "./property.ts";

/** `docker:index/volume:Volume` of @pulumi/docker 5.2: every change replaces it. */
export const volumeProperties: Properties = {
  cluster: list(object({}), { unsupported: true }),
  driver: text({ replaces: true, computed: true }),
  driverOpts: map({ replaces: true }),
  labels: labels({ replaces: true }),
  mountpoint: text({ output: true, computed: true }),
  name: text({ replaces: true, computed: true }),
};
