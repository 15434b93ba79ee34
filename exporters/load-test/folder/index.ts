export { type FolderWatch, watchFolder } from "./watch.ts";
