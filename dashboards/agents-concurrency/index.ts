export { now } from "./now.ts";
export { operations } from "./operations.ts";
export { recovery } from "./recovery.ts";
export { semaphores } from "./semaphores.ts";
