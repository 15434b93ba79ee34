import { not, variable } from "../kit/index.ts";

/** The hosts chosen at the top of the page. */
export const here = { instance: variable("instance") };

/** Network devices of the host: not the loopback, nor one end of a container's link. */
export const wired = { ...here, device: not(/lo|veth.*|docker.*|br-.*|cni.*|flannel.*|ifb.*/) };

/** Long enough for four scrapes, whatever the zoom. */
export const range = "$__rate_interval";

/** How full is too full, of what ends at 100 %. */
export const fullness = {
  steps: [
    { from: 0.8, color: "orange" },
    { from: 0.95, color: "red" },
  ],
} as const;
