export { lagPage } from "./lag-page.ts";
