import { not, variable } from "../kit/index.ts";

/** The hosts chosen at the top of the page. */
export const here = { instance: variable("instance") };

/** File systems that can fill up: not those in memory, in an image, or of a container. */
export const onDisk = {
  ...here,
  fstype: not(/tmpfs|ramfs|devtmpfs|overlay|squashfs|iso9660|autofs|nsfs|fuse\..*/),
};

/** Network devices of the host: not the loopback, nor one end of a container's link. */
export const wired = { ...here, device: not(/lo|veth.*|docker.*|br-.*|cni.*|flannel.*|ifb.*/) };

/** Long enough for four scrapes, whatever the zoom. */
export const range = "$__rate_interval";
