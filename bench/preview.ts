export { benchPreview } from "./preview/index.ts";
