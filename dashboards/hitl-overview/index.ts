export { byEndpoint } from "./by-endpoint.ts";
export { now } from "./now.ts";
export { requests } from "./requests.ts";
export { resources } from "./resources.ts";
export { work } from "./work.ts";
