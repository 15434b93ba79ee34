export { benchObjectives } from "./objectives.ts";
