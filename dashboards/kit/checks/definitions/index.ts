export { fromDefinition } from "./dashboard.ts";
