export { acquireImage } from "./acquire-image.ts";
export { lastLines } from "./last-lines.ts";
export { ownerLabels, removeAtExit, removeLeftovers } from "./leftovers.ts";
export { putFiles } from "./put-files.ts";
export { type Server, type ServerContainer, startServer } from "./start-server.ts";
