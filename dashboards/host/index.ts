export { cpu, memory } from "./cpu-and-memory.ts";
export { health } from "./health.ts";
export { measuring } from "./measuring.ts";
export { network } from "./network.ts";
export { disks, filesystems } from "./storage.ts";
