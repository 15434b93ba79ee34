export { now } from "./now.ts";
export { reviews } from "./reviews.ts";
export { webSockets } from "./web-sockets.ts";
