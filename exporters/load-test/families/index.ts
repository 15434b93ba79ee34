export { familiesOf, type LevelName, levels } from "./families-of.ts";
export { seriesOf } from "./series.ts";
