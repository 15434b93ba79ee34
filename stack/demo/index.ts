export type { Miniature } from "./miniature.ts";
export { miniatures } from "./miniatures.ts";
