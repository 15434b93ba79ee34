export { Chat4All } from "./chat4all.ts";
export { type Miniature, type MiniatureArgs, miniatures } from "./miniatures.ts";
