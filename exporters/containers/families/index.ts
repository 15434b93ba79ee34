export { containerLevels, familiesOf } from "./container-levels.ts";
export { type LevelName, levels, type View } from "./view.ts";
