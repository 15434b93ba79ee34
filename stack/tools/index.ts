export { ToolsVolume } from "./tools-volume.ts";
