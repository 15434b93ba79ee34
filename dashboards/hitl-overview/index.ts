export { now } from "./now.ts";
export { byEndpoint, requests, statuses } from "./requests.ts";
export { pool, process } from "./resources.ts";
export { work } from "./work.ts";
