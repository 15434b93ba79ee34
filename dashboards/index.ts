export { host } from "./host.ts";
export { routerWorker } from "./router-worker.ts";
export { stack } from "./stack.ts";
