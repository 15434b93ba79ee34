import { flag, labels, map, object, type Properties, set, text } from "./property.ts";

const replaces = { replaces: true } as const;
const computed = { replaces: true, computed: true } as const;

/** `docker:index/network:Network` of @pulumi/docker 5.2: every change replaces it. */
export const networkProperties: Properties = {
  attachable: flag(replaces),
  driver: text(computed),
  ingress: flag(replaces),
  internal: flag(computed),
  ipamConfigs: set(object({ subnet: text(), ipRange: text(), gateway: text(), auxAddress: map() }), computed),
  ipamDriver: text({ ...replaces, default: "default" }),
  ipamOptions: map(replaces),
  ipv6: flag(replaces),
  labels: labels(replaces),
  name: text({ ...replaces, required: true }),
  options: map(computed),
  scope: text({ output: true, computed: true }),
};
