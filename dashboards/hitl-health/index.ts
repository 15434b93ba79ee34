export { dependencies } from "./dependencies.ts";
export { endpoints } from "./endpoints.ts";
export { now } from "./now.ts";
export { starts } from "./starts.ts";
