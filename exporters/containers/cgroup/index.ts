export { type Cgroups, openCgroups } from "./cgroups.ts";
export { createDeviceNames } from "./devices.ts";
export { readKernelFile } from "./read-file.ts";
