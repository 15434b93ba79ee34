export { hasNetwork, isRunning, type Known, type Source } from "./inventory.ts";
export { createWatch, type Watch, type WatchOptions } from "./watch.ts";
