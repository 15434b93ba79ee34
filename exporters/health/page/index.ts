export { healthPage } from "./health-page.ts";
