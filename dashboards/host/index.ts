export { clock } from "./clock.ts";
export { cpu } from "./cpu.ts";
export { disks } from "./disks.ts";
export { fileSystems } from "./file-systems.ts";
export { health } from "./health.ts";
export { memory } from "./memory.ts";
export { network } from "./network.ts";
