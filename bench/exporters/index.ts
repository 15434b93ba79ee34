export { benchContainers } from "./containers.ts";
export { benchHealth } from "./health.ts";
