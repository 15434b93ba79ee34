export { launcherScript } from "./launcher.ts";
export { pluginVersion } from "./version.ts";
