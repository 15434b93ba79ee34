export { collecting } from "./collecting.ts";
export { cpu } from "./cpu.ts";
export { disk } from "./disk.ts";
export { list } from "./list.ts";
export { memory } from "./memory.ts";
export { network } from "./network.ts";
export { now } from "./now.ts";
export { states } from "./states.ts";
