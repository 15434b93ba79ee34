export { replaceIn } from "./link-interpolation.ts";
export { PanelLinks } from "./panel-links.tsx";
