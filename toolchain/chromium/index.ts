export { acquireChromium } from "./acquire-chromium.ts";
export { findChromium } from "./find-chromium.ts";
