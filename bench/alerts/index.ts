export { benchLint } from "./lint.ts";
export { benchObjectives } from "./objectives.ts";
