export { delivery } from "./delivery.ts";
export { firing } from "./firing.ts";
export { history } from "./history.ts";
export { noise } from "./noise.ts";
export { now } from "./now.ts";
